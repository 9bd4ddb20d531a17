using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Tests.Features.Movies.Model.Ranking;

public class NeighbourRankerTests
{
    // Three groups at right angles and between them; film 0 points to the first, film 1 to the third, film 2 has no vector.
    private static readonly QuantisedMatrix Films = QuantisedMatrix.Quantise([1, 0, 0, 1], 2, 2);
    private static readonly QuantisedMatrix Groups = QuantisedMatrix.Quantise([1, 0, 1, 1, 0, 1], 3, 2);
    private static readonly SparseRows Likes = SparseRows.From([[(3, 40f)], [(3, 10f), (4, 20f)], [(5, 50f)]]);
    private static readonly float[] Prior = [0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f];

    [Fact]
    public void Score_NearestGroupsHaveEnoughPeople_StillWidensUntilThereAreCandidates()
    {
        var scores = Score(new NeighbourRanker(Films, Groups, [300, 300, 300], Likes, Prior), [new(0, 1)]);

        // Cosines 1, 1 (rounded vectors keep their length here) and 0; weights are squared cosines, at least 0.001.
        float people = 300 * (1 + 1 + 1e-6f);
        Assert.Equal((40 + 10) / people + 1e-6f * Prior[3], scores[3], 1e-6f);
        Assert.Equal(20 / people + 1e-6f * Prior[4], scores[4], 1e-6f);
        Assert.InRange(scores[5], 1e-7f, 1e-5f);
    }

    [Fact]
    public void Score_FilmWithoutVector_GivesThePopularAmongAll()
    {
        var scores = Score(new NeighbourRanker(Films, Groups, [100, 100, 100], Likes, Prior), [new(2, 1)]);

        Assert.Equal(scores.Max(), Math.Max(scores[3], scores[5]));
        Assert.All(scores, score => Assert.True(float.IsFinite(score) && score > 0));
    }

    [Fact]
    public void Score_ManyFilms_EqualsASlowReference()
    {
        var (ranker, random) = (Large(out var world), new Random(2));
        foreach (int count in (int[])[1, 2, 3, 12])
        {
            GivenMovie[] given = [.. Enumerable.Range(0, count).Select(i => new GivenMovie(random.Next(20) + 20 * i, i == 5 ? 0.5f : 1))];

            var scores = Score(ranker, given);

            float[] expected = world.Score(given);
            for (int movie = 0; movie < expected.Length; movie++)
                Assert.Equal(expected[movie], scores[movie], 1e-5f);
        }
    }

    [Fact]
    public void Contributions_AllFilms_AddUpToTheScoreBeforeItIsDivided()
    {
        var ranker = Large(out _);
        GivenMovie[] given = [new(3, 1), new(77, 1), new(120, 0.5f)];
        var scores = Score(ranker, given);
        int best = scores.AsSpan().IndexOf(scores.Max()), second = scores.AsSpan().IndexOf(scores.Where((_, i) => i != best).Max());
        var (first, other) = (new float[3], new float[3]);

        ranker.Contributions(given, best, first);
        ranker.Contributions(given, second, other);

        Assert.Equal(scores[best] / scores[second], first.Sum() / other.Sum(), 1e-3f);
    }

    [Fact]
    public void Write_Ranker_ScoresTheSameAfterReading()
    {
        var writer = new ArrayWriter();
        var ranker = Large(out _);
        ranker.Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));

        Assert.Equal(Score(ranker, [new(5, 1)]), Score(NeighbourRanker.Read(reader, World.Movies), [new(5, 1)]));
    }

    [Fact]
    public void Read_FilmsBeyondTheCatalogue_IsRefused()
    {
        var writer = new ArrayWriter();
        new NeighbourRanker(Films, Groups, [1, 1, 1], SparseRows.From([[(6, 1f)], [], []]), Prior).Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));

        Assert.Throws<InvalidDataException>(() => NeighbourRanker.Read(reader, Prior.Length));
    }

    [Fact]
    public void Construct_SizesOfOtherGroups_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new NeighbourRanker(Films, Groups, [1], Likes, Prior));

    private static float[] Score(NeighbourRanker ranker, GivenMovie[] given)
    {
        var scores = new float[given.Length == 0 ? 0 : ranker == null ? 0 : World.MoviesOf(ranker)];
        ranker!.Score(given, scores);
        return scores;
    }

    private static NeighbourRanker Large(out World world)
    {
        world = new();
        return world.Ranker;
    }

    /// <summary>Sixty groups over three hundred films, and the ranking written out step by step.</summary>
    private sealed class World
    {
        public const int Movies = 300;

        private const int GroupCount = 60, Rank = 5;

        private readonly QuantisedMatrix _films;
        private readonly QuantisedMatrix _groups;
        private readonly int[] _sizes;
        private readonly float[][] _likes;

        public World()
        {
            var random = new Random(9);
            _films = QuantisedMatrix.Quantise([.. Enumerable.Range(0, Movies * Rank).Select(_ => random.NextSingle() - 0.3f)], Movies, Rank);
            float[][] centres = [.. Enumerable.Range(0, GroupCount).Select(_ => Enumerable.Range(0, Rank).Select(_ => random.NextSingle() - 0.4f).ToArray())];
            _groups = QuantisedMatrix.Quantise([.. centres.SelectMany(centre => centre.Select(value => value / MathF.Sqrt(centre.Sum(x => x * x))))], GroupCount, Rank);
            _sizes = [.. Enumerable.Range(0, GroupCount).Select(_ => random.Next(8, 12))];
            _likes = [.. Enumerable.Range(0, GroupCount).Select(_ => Enumerable.Range(0, Movies).Select(_ => random.Next(4) == 0 ? random.Next(2, 9) : 0f).ToArray())];
            Ranker = new(_films, _groups, _sizes, SparseRows.From(_likes.Select(row => row.Index().Where(pair => pair.Item > 0).Select(pair => (pair.Index, pair.Item)))), Prior);
        }

        public NeighbourRanker Ranker { get; }

        private static float[] Prior => [.. Enumerable.Range(0, Movies).Select(movie => 1f / (1 + movie))];

        public static int MoviesOf(NeighbourRanker ranker)
        {
            // The ranker over six films is the small one.
            var writer = new ArrayWriter();
            ranker.Write(writer);
            return writer.ToArray().Length < 400 ? 6 : Movies;
        }

        public float[] Score(GivenMovie[] given)
        {
            double[] person = [.. Enumerable.Range(0, Rank).Select(k => given.Sum(film => (double)film.Weight * _films[film.Movie, k]))];
            double length = Math.Sqrt(person.Sum(x => x * x));
            double[] cosines = [.. Enumerable.Range(0, GroupCount).Select(group => Enumerable.Range(0, Rank).Sum(k => person[k] / length * _groups[group, k]))];
            int[] order = [.. Enumerable.Range(0, GroupCount).OrderByDescending(group => cosines[group])];
            var (wanted, power) = given.Length <= 2 ? (300, 2) : (100, 1);
            while (true)
            {
                var (scores, people, users) = (new double[Movies], 0.0, 0);
                foreach (int group in order)
                {
                    if (users >= wanted)
                        break;
                    double weight = Math.Pow(Math.Max(cosines[group], 0.001), power);
                    people += weight * _sizes[group];
                    users += _sizes[group];
                    for (int movie = 0; movie < Movies; movie++)
                        scores[movie] += weight * _likes[group][movie];
                }
                if (users >= _sizes.Sum() || scores.Count(score => score > 0) >= 100 + given.Length)
                    return [.. scores.Select((score, movie) => (float)(score / people + 1e-6 * Prior[movie]))];
                wanted *= 2;
            }
        }
    }
}

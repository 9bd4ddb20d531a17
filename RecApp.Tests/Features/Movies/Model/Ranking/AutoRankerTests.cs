using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Tests.Features.Movies.Model.Ranking;

public class AutoRankerTests
{
    // Films 0 and 1 are the core; film 2 has single entries.
    private static readonly ItemMatrix First = new(QuantisedMatrix.Quantise([0, 127, 127, 0], 2, 2), SparseRows.From([[(2, 5f)], [], [(0, 3f)]]));
    private static readonly ItemMatrix Second = new(QuantisedMatrix.Quantise([0, 254, -254, 0], 2, 2), SparseRows.From([]));
    private static readonly AutoRanker Ranker = new([1, 4, 16], [First, Second], [new(1, [1, 0], 10, 0.5f), new(2, [0.5f, 0.25f], 0, 0)]);

    [Fact]
    public void Score_OneFilm_UsesTheFirstStep()
    {
        var scores = new float[3];

        Ranker.Score([new(0, 1)], scores);

        Assert.Equal([10f, (40 + 127) / 2f, (160 + 5) / 4f], scores);
    }

    [Fact]
    public void Score_AsManyFilmsAsTheLastStepOrMore_UsesTheLastStep()
    {
        var scores = new float[3];

        Ranker.Score([new(0, 1), new(1, 1), new(2, 1)], scores);

        Assert.Equal([0.5f * 127 - 0.25f * 254 + 0.5f * 3, 0.5f * 127 + 0.25f * 254, 2.5f], scores);
    }

    [Fact]
    public void Score_DislikedFilms_DoNotCountAsGiven()
    {
        var (with, without) = (new float[3], new float[3]);

        Ranker.Score([new(0, 1), new(2, -0.15f)], with);
        Ranker.Score([new(0, 1)], without);

        Assert.Equal(without[1], with[1]);
        Assert.Equal(without[0] - 0.15f * 3, with[0], 1e-4f);
    }

    [Fact]
    public void Contributions_OfTheFilmsGiven_AddUpToTheScoreWithoutThePrior()
    {
        GivenMovie[] given = [new(0, 1.2f), new(2, 0.5f)];
        var (scores, parts) = (new float[3], new float[2]);
        Ranker.Score(given, scores);

        Ranker.Contributions(given, 0, parts);

        Assert.Equal([0f, 0.5f * 0.5f * 3], parts);
        Assert.Equal(scores[0], parts.Sum(), 1e-4f);
    }

    [Fact]
    public void Contributions_DampedStep_AreDampedAsTheScoreIs()
    {
        var (scores, parts) = (new float[3], new float[1]);
        Ranker.Score([new(0, 1)], scores);

        Ranker.Contributions([new(0, 1)], 1, parts);

        Assert.Equal(scores[1] - 40 / 2f, parts[0], 1e-4f);
    }

    [Fact]
    public void Construct_PriorOfZero_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new AutoRanker([1, 0], [First], [new(1, [1], 0, 0)]));

    [Fact]
    public void Write_Ranker_ScoresTheSameAfterReading()
    {
        var writer = new ArrayWriter();
        Ranker.Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));
        var (written, read) = (new float[3], new float[3]);

        Ranker.Score([new(2, 1), new(1, 1)], written);
        AutoRanker.Read(reader).Score([new(2, 1), new(1, 1)], read);

        Assert.Equal(written, read);
    }

    [Fact]
    public void Construct_WeightsForAnotherNumberOfParts_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new AutoRanker([1], [First], [new(1, [1, 1], 0, 0)]));
}

using System.Text.Json;
using RecApp.Bundles;
using RecApp.Bundles.Arrays;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Tests.Features.Movies;

/// <summary>A small movie model with the quirks of a trained one: films outside the core, without year, genre or place.</summary>
internal static class SyntheticMovies
{
    public const int Count = 60;
    public const int Core = 45;

    private static readonly string[] Genres = ["Action", "Comedy", "Drama", "Film-Noir", "Sci-Fi"];

    // Titles as MovieLens writes them, whose articles, marks and joined words the type-ahead has to forgive.
    private static readonly (int Id, string Title, int Year)[] Known =
    [
        (2571, "Matrix, The (1999)", 1999), (4993, "Lord of the Rings: The Fellowship of the Ring, The (2001)", 2001),
        (5349, "Spider-Man (2002)", 2002), (1097, "E.T. the Extra-Terrestrial (1982)", 1982), (4973, "Amélie <i>(Fabuleux destin)</i> (2001)", 2001),
        (1240, "Terminator, The (1984)", 1984), (589, "Terminator 2: Judgment Day (1991)", 1991), (6365, "Matrix Reloaded, The (2003)", 2003),
    ];

    public static MovieCatalogue Catalogue { get; } = MovieCatalogue.From([.. Enumerable.Range(0, Count).Select(Entry)]);

    /// <summary>Films that were liked together lie close by number; which part says how much differs.</summary>
    public static AutoRanker Auto(int seed = 5)
    {
        var random = new Random(seed);
        return new(
            [.. Enumerable.Range(0, Count).Select(movie => 1f / (1 + movie))],
            [Matrix(random), Matrix(random)],
            [new(1, [1, 0.2f], 0.5f, 0), new(3, [0.5f, 1], 0.1f, 0.1f)]);
    }

    /// <summary>Eight groups of people, each of whom likes the films around its own; the films of the core have vectors.</summary>
    public static NeighbourRanker Neighbours()
    {
        const int groups = 8, rank = 2;
        float[] Vectors(int rows, double turns) => [.. Enumerable.Range(0, rows).SelectMany(row => new[]
        {
            (float)Math.Cos(turns * row), (float)Math.Sin(turns * row),
        })];
        return new(
            QuantisedMatrix.Quantise(Vectors(Core, Math.PI / Core), Core, rank),
            QuantisedMatrix.Quantise(Vectors(groups, Math.PI / groups), groups, rank),
            [.. Enumerable.Range(0, groups).Select(group => 40 + group)],
            SparseRows.From(Enumerable.Range(0, groups).Select(group => Enumerable.Range(0, 12).Select(film => ((group * 6 + film) % Count, 2f + film % 3)))),
            [.. Enumerable.Range(0, Count).Select(movie => 1f / (1 + movie))]);
    }

    /// <summary>The ten films around each by number are like it.</summary>
    public static SparseRows Near() => SparseRows.From(Enumerable.Range(0, Count).Select(movie =>
        Enumerable.Range(movie - 5, 11).Where(near => near != movie && near is >= 0 and < Count).Select(near => (near, 1f / (1 + Math.Abs(near - movie))))));

    /// <summary>The ids of films by index.</summary>
    public static int Id(int index) => Catalogue[index].Id;

    /// <summary>Writes a bundle under a folder of models.</summary>
    public static ModelManifest Write(string models) => ModelBundleWriter.Write(
        models,
        new()
        {
            Name = MovieService.ModelName,
            Task = "Recommend films",
            Algorithm = "Invented numbers",
            CreatedUtc = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            Data = [new("Invented films", "https://example.org/movies", "CC0-1.0", new('a', 64), Count)],
        },
        new Dictionary<string, byte[]>
        {
            [MovieModel.CatalogueFile] = Packed(Catalogue.Write),
            [MovieModel.AutoFile] = Packed(Auto().Write),
            [MovieModel.NeighboursFile] = Packed(Neighbours().Write),
            [MovieModel.ClosestFile] = Packed(Near().Write),
            [MovieModel.MapFile] = Packed(new MoviePlaces(
                [.. Enumerable.Range(0, Count).Select(movie => movie < Core ? movie : float.NaN)], [.. Enumerable.Range(0, Count).Select(movie => movie % 7f)]).Write),
            [MovieModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(
                new MovieStatistics(9, 90, Count, [0, 1, 2, 3, 4, 5, 6, 7, 8, 54], [new(1999, 1, 9)], [new("Drama", 3, 30, 3.5)]), JsonSerializerOptions.Web),
        });

    private static byte[] Packed(Action<ArrayWriter> write)
    {
        var writer = new ArrayWriter();
        write(writer);
        return writer.ToArray();
    }

    private static MovieEntry Entry(int index)
    {
        var (id, title, year) = index < Known.Length ? Known[index] : (10_000 + index, $"Film {index} ({1940 + index})", 1940 + index);
        string[] genres = [.. Genres.Where((_, genre) => (index + genre) % 3 == 0)];
        return new(id, title, index == Count - 1 ? null : year, index % 10 == 9 ? [] : genres, index % 4 == 0 ? null : 133_000 + index, index % 5 == 0 ? null : 600 + index,
            1000 - 10 * index, 500 - 5 * index, 3.5f);
    }

    private static ItemMatrix Matrix(Random random)
    {
        var dense = new float[Core * Core];
        for (int i = 0; i < dense.Length; i++)
            dense[i] = i % (Core + 1) == 0 ? 0 : 1f / (1 + Math.Abs(i / Core - i % Core)) - 0.1f * random.NextSingle();
        var rest = Enumerable.Range(0, Count).Select(from => Enumerable.Range(0, Count)
            .Where(to => to != from && (from >= Core || to >= Core) && (from + to) % 3 == 0).Select(to => (to, 0.2f / (1 + Math.Abs(from - to)))));
        return new(QuantisedMatrix.Quantise(dense, Core, Core), SparseRows.From(rest));
    }
}

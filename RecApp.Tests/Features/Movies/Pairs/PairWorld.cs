using RecApp.Bundles;
using RecApp.Bundles.Arrays;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Tests.Features.Movies.Pairs;

/// <summary>Bundles of as many films as a test needs, whose most popular film is the last one.</summary>
internal static class PairWorld
{
    /// <summary>The id of the film at a place of popularity, 0 for the most popular.</summary>
    public static int Popular(int films, int place) => Id(films - 1 - place);

    public static ModelManifest Write(string models, int films, int seed = 1) => ModelBundleWriter.Write(
        models,
        new()
        {
            Name = MovieService.ModelName,
            Task = "Recommend films",
            Algorithm = "Invented numbers",
            CreatedUtc = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(seed),
            CodeCommit = "0123456789abcdef",
            Data = [new("Invented films", "https://example.org/movies", "CC0-1.0", new('a', 64), films)],
            Reference = MovieMeasures.All,
        },
        new Dictionary<string, byte[]>
        {
            [MovieModel.CatalogueFile] = Packed(MovieCatalogue.From([.. Enumerable.Range(0, films).Select(Entry)]).Write),
            [MovieModel.AutoFile] = Packed(new AutoRanker([.. Enumerable.Repeat(1f, films)], [Matrix(films, new Random(seed))], [new(1, [1], 0, 0)]).Write),
            [MovieModel.MapFile] = Packed(new MoviePlaces(new float[films], new float[films]).Write),
            [MovieModel.StatisticsFile] = "{}"u8.ToArray(),
        });

    private static int Id(int index) => 1000 + 3 * index;

    private static MovieEntry Entry(int index) => new(Id(index), $"Film {index} (1999)", 1999, ["Drama"], null, null, index, index, 3.5f);

    private static ItemMatrix Matrix(int films, Random random)
    {
        // Numbers that repeat at a prime distance: rows differ, and a large bundle is packed in a moment.
        float[] numbers = [.. Enumerable.Range(0, 9973).Select(_ => random.NextSingle())];
        var dense = new float[films * films];
        for (int i = 0; i < dense.Length; i++)
            dense[i] = numbers[i % numbers.Length];
        return new(QuantisedMatrix.Quantise(dense, films, films), SparseRows.From(Enumerable.Range(0, films).Select(_ => Enumerable.Empty<(int, float)>())));
    }

    private static byte[] Packed(Action<ArrayWriter> write)
    {
        var writer = new ArrayWriter();
        write(writer);
        return writer.ToArray();
    }
}

using System.Globalization;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>What visitors of a server kept and hid of its answers, as ratings: of each answer one more person's.</summary>
internal static class SaidFilms
{
    private const int FewestFilms = 2;
    private const byte Kept = 10;
    private const byte Hidden = 2;

    /// <summary>The data set with the ratings of the visitors beside those of the releases.</summary>
    /// <param name="dataset">What was read of the releases.</param>
    /// <param name="storage">The folder <c>Storage:Path</c>; null for nobody's.</param>
    /// <exception cref="Tables.DataFileException">There is no storage, or it can't be read.</exception>
    public static MovieDataset Add(MovieDataset dataset, string? storage) => storage is null ? dataset : Add(dataset, SaidReader.Answers(storage, MovieService.ModelName));

    /// <summary>The same of answers that were read: those of which a film was kept, and two or more of the catalogue kept or hidden.</summary>
    public static MovieDataset Add(MovieDataset dataset, IReadOnlyList<SaidAnswer> answers)
    {
        var index = dataset.Movies.Select((movie, place) => (movie.Id, place)).ToDictionary();
        var builder = new RatingTableBuilder();
        List<string> records = [];
        foreach (var answer in answers)
        {
            int[] kept = Places(answer.Kept), hidden = Places(answer.Hidden);
            if (kept.Length == 0 || kept.Length + hidden.Length < FewestFilms)
                continue;
            foreach (int movie in kept)
                builder.Add(records.Count, movie, Kept);
            foreach (int movie in hidden)
                builder.Add(records.Count, movie, Hidden);
            records.Add($"+{Ids(kept)} -{Ids(hidden)}");
        }
        return records.Count == 0 ? dataset : dataset with { Said = builder.Build(out _), Sources = [.. dataset.Sources, VisitorsSource.Of(records)] };

        // "0012" would be another item, but the same film.
        int[] Places(IReadOnlyList<string> items) =>
            [.. items.Select(item => int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && item[0] != '0' ? index.GetValueOrDefault(id, -1) : -1).Where(place => place >= 0).Order()];

        string Ids(int[] places) => string.Join(',', places.Select(place => dataset.Movies[place].Id.ToString(CultureInfo.InvariantCulture)));
    }
}

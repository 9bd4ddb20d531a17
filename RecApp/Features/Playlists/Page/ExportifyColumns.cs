using RecApp.Features.Playlists.Model;
using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Playlists.Page;

/// <summary>Finds Exportify's columns in a header, whatever version wrote it.</summary>
/// <param name="Id">Column of the song's URI or id.</param>
/// <param name="Name">Column of the title.</param>
/// <param name="Artist">Column of the artists.</param>
/// <param name="Features">Columns of the nine mood features; null when the file has none of them or lacks some.</param>
internal sealed record ExportifyColumns(int Id, int Name, int Artist, int[]? Features)
{
    private static readonly string[] IdNames = ["track uri", "spotify uri", "spotify id", "track id", "uri"];
    private static readonly string[] TitleNames = ["track name", "title", "name"];
    private static readonly string[] ArtistNames = ["artist name(s)", "artist name", "artist names", "artist(s)", "artists", "artist"];

    /// <exception cref="CsvRefusedException">A column is missing; the message says which, and which are there.</exception>
    public static ExportifyColumns Find(IReadOnlyList<string> header)
    {
        string[] names = [.. header.Select(name => name.Trim().ToLowerInvariant())];
        var (id, title, artist) = (Index(IdNames), Index(TitleNames), Index(ArtistNames));
        var missing = new List<string>();
        if (id < 0)
            missing.Add("Track URI");
        if (title < 0)
            missing.Add("Track Name");
        if (artist < 0)
            missing.Add("Artist Name(s)");
        if (missing.Count > 0)
            throw new CsvRefusedException($"This doesn't look like an Exportify file: the {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)} "
                + $"{(missing.Count == 1 ? "is" : "are")} missing. It has: {Shown(header)}.");
        int[] features = [.. MoodFeature.All.Select(feature => Array.IndexOf(names, feature.Key))];
        return new(id, title, artist, features.Contains(-1) ? null : features);

        int Index(string[] spellings) => spellings.Select(spelling => Array.IndexOf(names, spelling)).FirstOrDefault(index => index >= 0, -1);
    }

    private static string Shown(IReadOnlyList<string> header)
    {
        const int most = 8, longest = 30;
        string names = string.Join(", ", header.Take(most).Select(name => name.Shortened(longest)));
        return header.Count > most ? $"{names} and {header.Count - most} more" : names;
    }
}

using RecApp.Features.Playlists.Model;
using RecApp.Spotify;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Files;

/// <summary>Finds the songs in a table, whatever tool wrote it and in which language: by what stands in its columns first, by their names second.</summary>
/// <param name="Id">Column of the song's URI, link or id; -1 where there is none.</param>
/// <param name="Title">Column of the title; -1 where there is none.</param>
/// <param name="Artist">Column of the artists; -1 where there is none.</param>
/// <param name="Features">Columns of the nine mood features; null when the file has none of them or lacks some.</param>
/// <param name="Scales">[nine] what a value is divided by.</param>
internal sealed record SongColumns(int Id, int Title, int Artist, int[]? Features, double[] Scales)
{
    // Beginnings of words that name a title or an artist, in the languages that exports come in.
    private static readonly string[] TitleNames =
        ["trackname", "songname", "mastermetadatatrackname", "tracktitle", "songtitle", "title", "track", "song", "titel", "titre", "titulo", "titolo", "nombre", "nome", "name", "morceau", "chanson", "cancion", "canzone", "lied", "nummer", "piosenka", "utwor", "parca", "название", "трек", "曲名", "タイトル", "歌曲"];

    private static readonly string[] ArtistNames =
        ["artistnames", "artistname", "mastermetadataalbumartistname", "artists", "artist", "kunstlernamen", "kunstlername", "kunstler", "interpret", "interprete", "interpreti", "artistes", "artiste", "artistas", "artista", "artisti", "nombredelartista", "nomedoartista", "nomdelartiste", "wykonawca", "artiest", "sanatci", "исполнитель", "アーティスト", "艺术家", "band", "performer", "creator"];

    // As Chosic writes them, in hundredths.
    private static readonly Dictionary<string, (string Key, double Scale)> OtherFeatures = new()
    {
        ["dance"] = ("danceability", 100),
        ["energy"] = ("energy", 100),
        ["acoustic"] = ("acousticness", 100),
        ["instrumental"] = ("instrumentalness", 100),
        ["happy"] = ("valence", 100),
        ["speech"] = ("speechiness", 100),
        ["live"] = ("liveness", 100),
        ["louddb"] = ("loudness", 1),
        ["bpm"] = ("tempo", 1),
    };

    /// <summary>Whether a header has this name.</summary>
    public static bool IsName(string name) => Plain(name) is var plain
        && (TitleNames.Contains(plain) || ArtistNames.Contains(plain) || plain is "trackuri" or "spotifyuri" or "spotifytrackuri" or "uri" or "isrc" || MoodFeature.All.Any(feature => feature.Key == plain));

    /// <summary>Looks at the names and the first rows.</summary>
    /// <exception cref="FileRefusedException">There is neither an id nor a title; the message says what there is.</exception>
    public static SongColumns Find(TableFile file, IReadOnlyList<string[]> rows)
    {
        string[] names = [.. file.Names.Select(Plain)];
        int id = IdColumn(rows, names);
        int title = Named(names, TitleNames, id), artist = Named(names, ArtistNames, id);
        // Exports of one shape have other names in every language: the title comes next to the id, and the artist is text that is neither.
        if (id >= 0 && title < 0)
            title = NextText(rows, id + 1, id, artist);
        if (id < 0 && title < 0)
            throw new FileRefusedException($"No songs were found: it takes a column of Spotify links or ids, or one of titles with one of artists. It has: {string.Join(", ", file.Names.Take(8))}{(file.Names.Count > 8 ? " …" : "")}.");
        var (features, scales) = FeatureColumns(names);
        return new(id, title, artist, features, scales);
    }

    /// <summary>The link in a cell; null for anything else.</summary>
    public static SpotifyLink? Link(string cell) => SpotifyLink.TryParse(cell, out var link) ? link : null;

    /// <summary>Whether a cell is a link or URI to something that is no song.</summary>
    public static bool IsOther(string cell) => cell.StartsWith("spotify:", StringComparison.Ordinal) || cell.Contains("spotify.com/", StringComparison.Ordinal);

    // Songs before everything else that has links; ids without a kind only where the column says whose they are.
    private static int IdColumn(IReadOnlyList<string[]> rows, string[] names)
    {
        var best = (Column: -1, Score: 0.0);
        for (int column = 0; column < names.Length; column++)
        {
            string[] filled = [.. rows.Select(row => row[column]).Where(cell => cell.Length > 0)];
            if (filled.Length == 0)
                continue;
            double songs = filled.Average(cell => Link(cell) is { } link && link.Kind is null or SpotifyKind.Track ? 1.0 : IsOther(cell) && cell.Contains("episode", StringComparison.Ordinal) ? 0.6 : 0);
            bool isOthers = names[column].Contains("artist", StringComparison.Ordinal) || names[column].Contains("album", StringComparison.Ordinal) || names[column].Contains("kunstler", StringComparison.Ordinal);
            double score = isOthers ? songs / 4 : songs;
            if (score > best.Score)
                best = (column, score);
        }
        return best.Score > 0.2 ? best.Column : -1;
    }

    private static int Named(string[] names, string[] known, int except) =>
        First(known, names, except, static (name, wanted) => name == wanted) is >= 0 and var place
            ? place
            // With more behind it, as in "Track Name, Version".
            : First(known, names, except, static (name, wanted) => wanted.Length > 4 && name.StartsWith(wanted, StringComparison.Ordinal) && !IsOfLinks(name));

    private static int First(string[] known, string[] names, int except, Func<string, string, bool> fits) =>
        known.Select(wanted => Array.FindIndex(names, name => fits(name, wanted))).FirstOrDefault(place => place >= 0 && place != except, -1);

    private static bool IsOfLinks(string name) =>
        name.Contains("uri", StringComparison.Ordinal) || name.Contains("url", StringComparison.Ordinal) || name.EndsWith("id", StringComparison.Ordinal) || name.EndsWith("ids", StringComparison.Ordinal);

    private static int NextText(IReadOnlyList<string[]> rows, int from, params int[] except)
    {
        for (int column = from; rows.Count > 0 && column < rows[0].Length; column++)
        {
            if (!except.Contains(column) && rows.Any(row => row[column].Any(char.IsLetter)) && !rows.Any(row => IsOther(row[column])))
                return column;
        }
        return -1;
    }

    private static (int[]? Places, double[] Scales) FeatureColumns(string[] names)
    {
        int[] places = new int[MoodFeature.Count];
        double[] scales = new double[MoodFeature.Count];
        bool isOther = names.Contains("dance") && names.Contains("happy");
        foreach (var (index, feature) in MoodFeature.All.Index())
        {
            var (name, scale) = isOther ? OtherFeatures.First(other => other.Value.Key == feature.Key) is var found ? (found.Key, found.Value.Scale) : ("", 1) : (feature.Key, 1);
            (places[index], scales[index]) = (Array.IndexOf(names, name), scale);
        }
        return (places.Contains(-1) ? null : places, scales);
    }

    private static string Plain(string name) => new([.. Text.TextFolding.Words(name).Where(char.IsLetterOrDigit)]);
}

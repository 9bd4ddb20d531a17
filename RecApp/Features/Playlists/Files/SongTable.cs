using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Spotify;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Files;

/// <summary>Reads songs out of a table: exports of playlists, of listening histories and of libraries, or plain titles and artists.</summary>
public static class SongTable
{
    private const int Looked = 60;

    /// <summary>How much is read; of cells, titles and artists are this short.</summary>
    public static TableLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 100_000, Columns: 100, Cell: 5_000)
    {
        // A song that can't be used stands there once more in the sentence that says so.
        MemoryPerByte = 4,
        MemoryPerRow = 100,
    };

    /// <summary>Most different songs that take part.</summary>
    public const int MostSongs = 10_000;

    private const int LongestName = 500;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    /// <exception cref="TableUnclearException">Its numbers can be read in two ways.</exception>
    public static SongTableContent Read(TableUpload upload, CancellationToken cancellationToken)
    {
        var file = TableFile.Open(upload.Content, Limits, upload.Choices, SongColumns.IsName);
        var columns = SongColumns.Find(file, [.. file.Rows(null, cancellationToken).Take(Looked).Select(row => row.Cells)]);
        var evidence = columns.Features is null ? null : file.Evidence(columns.Features, cancellationToken);
        // Loudness and tempo have three digits behind the point; shares begin with a nought, which tells the two apart.
        var convention = upload.Choices.Numbers ?? evidence?.Convention ?? NumberConvention.Points;
        RowTally tally = new();
        List<UploadedTrack> songs = [];
        List<RowProblem> plain = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        int rows = 0;
        foreach (var (number, cells) in file.Rows(tally, cancellationToken))
        {
            rows++;
            var (song, problem) = Song(cells, columns, convention);
            if (song is null)
            {
                tally.LeftOut.Add(new(number, problem!));
                continue;
            }
            string key = song.Id ?? $"{song.Name}\n{song.Artist}";
            if (!seen.TryAdd(key, number))
                tally.LeftOut.Add(new(number, $"“{song.Name}” stands in row {seen[key]:N0} already."));
            else if (songs.Count == MostSongs)
                tally.LeftOut.Add(new(number, $"More than {MostSongs:N0} different songs take no part."));
            else
            {
                songs.Add(song);
                if (problem is not null)
                    plain.Add(new(number, problem));
            }
        }
        return rows == 0
            ? throw new FileRefusedException("The file has a header but no songs.")
            : new(songs, file.Reading(upload.FileName, rows, evidence, tally) with { Question = null }) { WithoutFeatures = plain };
    }

    // A row without usable features still counts when its id may be in the catalogue.
    private static (UploadedTrack? Song, string? Problem) Song(string[] cells, SongColumns columns, NumberConvention convention)
    {
        string name = Cell(columns.Title), artist = Cell(columns.Artist).Replace(";", ", ", StringComparison.Ordinal);
        if (name.Length > LongestName || artist.Length > LongestName)
            return (null, $"Title or artist is longer than {LongestName} characters.");
        string id = Cell(columns.Id);
        var link = SongColumns.Link(id);
        if (link is null && SongColumns.IsOther(id))
            return (null, SpotifyOther.Explain(id) ?? "It is no song of Spotify's, as local files are none.");
        if (link is { Kind: SpotifyKind.Playlist or SpotifyKind.Album })
            return (null, $"The link leads to {(link.Kind == SpotifyKind.Album ? "an album" : "a playlist")}, not to a song.");
        var (features, problem) = columns.Features is null ? (null, null) : ReadFeatures(cells, columns, convention);
        if (link is null && features is null && (name.Length == 0 || artist.Length == 0))
            return (null, problem ?? (name.Length + artist.Length == 0 ? "It names no song." : "It has neither a Spotify id nor a title with an artist."));
        return (new(link?.Id, name, artist, features), problem);

        string Cell(int column) => column >= 0 ? cells[column] : "";
    }

    private static (AudioFeatures? Features, string? Problem) ReadFeatures(string[] cells, SongColumns columns, NumberConvention convention)
    {
        var values = new float[MoodFeature.Count];
        for (int i = 0; i < values.Length; i++)
        {
            string text = cells[columns.Features![i]];
            // Local files have none.
            if (NumberText.IsMissing(text))
                return (null, null);
            var feature = MoodFeature.All[i];
            if (!NumberText.TryParse(text, convention, out double value) || !(value / columns.Scales[i] >= feature.Minimum && value / columns.Scales[i] <= feature.Maximum))
                return (null, FormattableString.Invariant($"{feature.Name} is not a number from {feature.Minimum * columns.Scales[i]} to {feature.Maximum * columns.Scales[i]}; the song takes part without features."));
            values[i] = (float)(value / columns.Scales[i]);
        }
        return (AudioFeatures.FromArray(values), null);
    }
}

/// <summary>The songs of a file, each once, and how it was understood.</summary>
public sealed record SongTableContent(IReadOnlyList<UploadedTrack> Songs, TableReading Reading)
{
    /// <summary>Rows whose audio features can't be used, and why.</summary>
    public IReadOnlyList<RowProblem> WithoutFeatures { get; init; } = [];
}

using System.Text.Json;
using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Playlists and which songs stand in them, addressed by index; immutable and safe for concurrent use.</summary>
public sealed class PlaylistCollection
{
    private readonly IReadOnlyList<PlaylistHeader> _headers;
    private readonly Dictionary<string, int> _index;

    internal PlaylistCollection(IReadOnlyList<PlaylistHeader> headers, IntegerLists tracks, int trackCount)
    {
        _headers = headers;
        _index = headers.Select((header, i) => (header.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        TracksOf = tracks;
        PlaylistsOf = tracks.Inverted(trackCount);
    }

    public int Count => _headers.Count;

    /// <summary>Song indices by playlist, ascending.</summary>
    public IntegerLists TracksOf { get; }

    /// <summary>Playlist indices by song, ascending.</summary>
    public IntegerLists PlaylistsOf { get; }

    /// <summary>Name, kind and genre of a playlist.</summary>
    public PlaylistHeader this[int playlist] => _headers[playlist];

    /// <summary>Index of a Spotify id; -1 when it is not there.</summary>
    public int Find(string? id) => id is not null && _index.TryGetValue(id, out int playlist) ? playlist : -1;

    internal static PlaylistCollection Read(Stream headers, Stream lists, int trackCount)
    {
        var read = JsonSerializer.Deserialize<PlaylistHeader[]>(headers, JsonSerializerOptions.Web) ?? [];
        using var reader = new ArrayReader(lists);
        return new(read, IntegerLists.Read(reader), trackCount);
    }

    internal byte[] PackHeaders() => JsonSerializer.SerializeToUtf8Bytes(_headers, JsonSerializerOptions.Web);

    internal byte[] PackLists()
    {
        var writer = new ArrayWriter();
        TracksOf.Write(writer);
        return writer.ToArray();
    }

    /// <summary>The data set's playlists but those held out.</summary>
    /// <param name="dataset">All files.</param>
    /// <param name="heldOut">Ids of playlists that are to be unknown.</param>
    public static PlaylistCollection From(PlaylistDataset dataset, IReadOnlySet<string> heldOut)
    {
        DatasetPlaylist[] kept = [.. dataset.Playlists.Where(playlist => !heldOut.Contains(playlist.Id))];
        return new(
            [.. kept.Select(playlist => new PlaylistHeader(playlist.Id, playlist.Name, playlist.Kind, playlist.Genre, playlist.Subgenre))],
            IntegerLists.From(kept.Select(playlist => playlist.Tracks)),
            dataset.Tracks.Count);
    }
}

/// <summary>What is known of a playlist besides its songs.</summary>
public sealed record PlaylistHeader(string Id, string Name, PlaylistKind Kind, string Genre, string Subgenre);

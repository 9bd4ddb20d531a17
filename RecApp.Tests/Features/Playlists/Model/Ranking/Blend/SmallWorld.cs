using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Blend;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Learning;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

/// <summary>A data set of a few songs and playlists, without audio features, for numbers that can be worked out by hand.</summary>
internal sealed class SmallWorld
{
    private SmallWorld(PlaylistDataset dataset)
    {
        Catalogue = PlaylistCatalogueBuilder.Build(dataset);
        var columns = BlendColumnsBuilder.Build(dataset);
        Content = new(Catalogue, columns);
        Playlists = PlaylistCollection.From(dataset, new HashSet<string>());
        Neighbours = new(Content, Playlists, ContentTrainer.Train(SparseRows.From(Enumerable.Range(0, Catalogue.Count).Select(Content.Songs.Of)), Content.Songs.Count, []));
        Workspace = new(Content, Neighbours);
    }

    public PlaylistCatalogue Catalogue { get; }

    public BlendContent Content { get; }

    public PlaylistCollection Playlists { get; }

    public PlaylistNeighbours Neighbours { get; }

    public BlendWorkspace Workspace { get; }

    /// <param name="artists">Artists by song, the main artist first.</param>
    /// <param name="playlists">Ascending songs by playlist.</param>
    /// <param name="heard">Artists by listener.</param>
    /// <param name="titles">Titles by song; each its own when left out.</param>
    public static SmallWorld Create(int[][] artists, int[][] playlists, int[][]? heard = null, string[]? titles = null) => new(new()
    {
        Tracks = [.. artists.Select((of, i) => new DatasetTrack { Id = Id(i), Name = titles?[i] ?? $"Song {i}", Artists = of, Album = i < 2 ? "First" : "" })],
        Artists = [.. Enumerable.Range(0, artists.SelectMany(of => of).Max() + 1).Select(i => new DatasetArtist($"Artist {i}", $"artist {i}", [$"genre {i % 2}", $"genre {i}x"], null, null))],
        Playlists = [.. playlists.Select((tracks, i) => new DatasetPlaylist(Id(i), $"List {i}", PlaylistKind.Editorial, "", "", tracks))],
        Listenings = [.. (heard ?? []).SelectMany((of, listener) => of.Select(artist => new Listening(listener, artist, 1)))],
        Sources = [],
    });

    /// <summary>The row of a song for a query.</summary>
    public float[] Row(int track, params int[] given)
    {
        Workspace.Look(new RankingQuery { Tracks = given }, PoolWeights.Guess, Catalogue.Count);
        var row = new float[BlendRow.Width];
        Workspace.Read(track, row);
        return row;
    }

    private static string Id(int number) => $"{number:D4}".PadRight(22, 'x');
}

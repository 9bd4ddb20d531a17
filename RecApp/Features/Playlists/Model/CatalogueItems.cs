using System.Runtime.CompilerServices;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Model;

/// <summary>Entries of the model as page and API show them.</summary>
internal static class CatalogueItems
{
    // The same for everybody.
    private static readonly ConditionalWeakTable<PlaylistModel, PlaylistMap> Maps = [];

    public static TrackItem Track(PlaylistCatalogue catalogue, int track) => new(
        catalogue.Id(track), catalogue.Name(track), catalogue.Artist(track), catalogue.Album(track), catalogue.Year(track),
        catalogue.DurationSeconds(track), catalogue.HasFeatures(track));

    public static PlaylistItem Playlist(PlaylistCollection playlists, int playlist)
    {
        var header = playlists[playlist];
        return new(header.Id, header.Name, KindName.Of(header.Kind), NullIfEmpty(header.Genre), NullIfEmpty(header.Subgenre), playlists.TracksOf[playlist].Length);
    }

    public static PlaylistMap Map(PlaylistModel model, string version) => Maps.GetOrAdd(model, Draw, version);

    private static PlaylistMap Draw(PlaylistModel model, string version) => new(
        version,
        [
            .. Enumerable.Range(0, model.Playlists.Count).Select(playlist =>
            {
                var header = model.Playlists[playlist];
                var place = model.Clusters.Place(playlist);
                return new PlaylistMapPoint(header.Id, header.Name, KindName.Of(header.Kind), model.Clusters.ClusterOf(playlist), place.X, place.Y);
            }),
        ],
        [
            .. Enumerable.Range(0, model.Clusters.Count).Select(id =>
            {
                float[] means = [.. model.Clusters.Scale.Restore(model.Clusters[id].Centroid).Select(value => (float)value)];
                var cluster = model.Clusters[id];
                return new ClusterSummary(id, cluster.Portrait, model.Clusters.Members(id).Count, AudioFeatures.FromArray(means), cluster.NameWords, cluster.Genres);
            }),
        ]);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using RecApp.Features.Playlists.Answering;
using RecApp.Features.Playlists.Catalogue;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Playlists;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class PlaylistService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    public const string ModelName = "playlists";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 50;

    /// <summary>The rankers that can be asked for.</summary>
    public static IReadOnlyList<string> Rankers { get; } = ["blend", "cluster"];

    /// <summary>The distances that can be asked for.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["manhattan", "euclidean", "cosine"];

    /// <summary>Recommends songs and playlists, and records the prediction with the ranker as its variant.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong; the errors name each field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<PlaylistAnswer> RecommendAsync(PlaylistRequest request, CancellationToken cancellationToken)
    {
        PlaylistRequestRules.Check(request);
        // The gate gives the lease back when the work has ended, even if that is after the deadline.
        var lease = await models.AcquireAsync<PlaylistModel>(ModelName, cancellationToken);
        string version = lease.Version;
        var answer = await gate.RunAsync(lease, (model, _) => new PlaylistAnswerer(model).Answer(request, version), cancellationToken);
        return answer with { PredictionId = predictions.Record(ModelName, version, request.Ranker) };
    }

    /// <summary>Playlists whose name fits, best first; none for a blank query.</summary>
    /// <param name="query">Beginnings of words, in any order.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<PlaylistItem>> SearchPlaylistsAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<PlaylistItem>>(
            take, model => [.. model.Search.Playlists(query, take).Select(playlist => CatalogueItems.Playlist(model.Playlists, playlist))], cancellationToken);

    /// <summary>Songs whose title and artist fit, best first, each song once; none for a blank query.</summary>
    /// <param name="query">Beginnings of words of title and artists, in any order.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<TrackItem>> SearchTracksAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<TrackItem>>(
            take, model => [.. model.Search.Songs(query, take).Select(track => CatalogueItems.Track(model.Catalogue, track))], cancellationToken);

    /// <summary>The songs with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<TrackItem>> TracksAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<TrackItem>>(lease =>
            [.. ids.Select(lease.Model.Catalogue.Find).Where(track => track >= 0).Select(track => CatalogueItems.Track(lease.Model.Catalogue, track))], cancellationToken);

    /// <summary>The playlists with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<PlaylistItem>> PlaylistsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<PlaylistItem>>(lease =>
            [.. ids.Select(lease.Model.Playlists.Find).Where(playlist => playlist >= 0).Select(playlist => CatalogueItems.Playlist(lease.Model.Playlists, playlist))], cancellationToken);

    /// <summary>An album and its songs in the catalogue; null when it has none.</summary>
    public Task<AlbumItem?> AlbumAsync(string id, CancellationToken cancellationToken) =>
        AskAsync(lease => lease.Model.Catalogue.FindAlbum(id) is { } album
            ? new AlbumItem(id, album.Name, [.. album.Tracks.Select(track => CatalogueItems.Track(lease.Model.Catalogue, track))])
            : null, cancellationToken);

    /// <summary>The map of all playlists and clusters.</summary>
    public Task<PlaylistMap> MapAsync(CancellationToken cancellationToken) =>
        AskAsync(lease => CatalogueItems.Map(lease.Model, lease.Version), cancellationToken);

    /// <summary>Statistics of the data behind the model.</summary>
    public Task<PlaylistStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        AskAsync(lease => lease.Model.Statistics ?? throw new ModelUnavailableException(ModelName, "This version carries no statistics."), cancellationToken);

    /// <summary>The catalogue's histogram of each mood feature, in the order of <see cref="MoodFeature.All"/>.</summary>
    public Task<IReadOnlyList<FeatureDistribution>> DistributionsAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<FeatureDistribution>>(lease =>
            [.. lease.Manifest.Reference.Select(histogram => new FeatureDistribution(histogram.Feature, histogram.Edges, histogram.Counts))], cancellationToken);

    private async Task<T> SearchAsync<T>(int take, Func<PlaylistModel, T> search, CancellationToken cancellationToken) => take is >= 1 and <= MostFound
        ? await gate.SearchAsync(await models.AcquireAsync<PlaylistModel>(ModelName, cancellationToken), search, cancellationToken)
        : throw new InvalidRequestException("take", $"{take} is out of range; give a number from 1 to {MostFound}.");

    // Look-ups take microseconds: they pass by the gate.
    private async Task<T> AskAsync<T>(Func<ModelLease<PlaylistModel>, T> ask, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<PlaylistModel>(ModelName, cancellationToken);
        return ask(lease);
    }
}

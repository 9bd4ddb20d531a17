using RecApp.Bundles;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Playlists;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class PlaylistService(Predictions predictions)
{
    public const string ModelName = "playlists";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 50;

    /// <summary>The ranker that answers unless another one is asked for.</summary>
    public const string DefaultRanker = "blend";

    /// <summary>The ranker as experiments set it.</summary>
    public const string RankerSetting = "ranker";

    /// <summary>Whether several editions of a song may be suggested, as experiments set it.</summary>
    public const string EditionsSetting = "editions";

    /// <summary>What records call songs for what a visitor did lately.</summary>
    public const string NextVariant = "next";

    /// <summary>The rankers that can be asked for.</summary>
    public static IReadOnlyList<string> Rankers { get; } = [DefaultRanker, "cluster"];

    /// <summary>The distances that can be asked for.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["manhattan", "euclidean", "cosine"];

    /// <summary>Songs for songs.</summary>
    internal static readonly Question<PlaylistModel, SongsAsked, RecommendedSongs> Recommend =
        new(ModelName, Cost.Long, static (model, asked, provenance, _) => new PlaylistAnswerer(model).Answer(asked.Request, asked.Uploaded, provenance, asked.WithCharts))
        {
            Check = static asked => PlaylistRequestRules.Check(asked.Request, asked.Uploaded),
            Variant = static asked => asked.Request.Ranker,
            Settings = new Dictionary<string, QuestionSetting<SongsAsked>>
            {
                [RankerSetting] = new(static asked => asked.Request.Ranker == DefaultRanker, static (asked, ranker) => asked with { Request = asked.Request with { Ranker = ranker } }),
                [EditionsSetting] = new(static asked => !asked.Request.Editions, static (asked, editions) => asked with { Request = asked.Request with { Editions = editions == "true" } }),
            },
        };

    // A few songs that were played or kept are no playlist: no reference holds such questions.
    private static readonly Question<PlaylistModel, SongsAsked, RecommendedSongs> Next = Recommend with
    {
        Variant = static _ => NextVariant,
        Settings = new Dictionary<string, QuestionSetting<SongsAsked>>(),
        Answer = static (model, asked, provenance, token) =>
        {
            provenance.Measured().SetIncomparable();
            return Recommend.Answer(model, asked, provenance, token);
        },
    };

    /// <summary>Recommends songs and playlists, and records the prediction with the ranker as its variant.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong; the errors name each field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<PlaylistAnswer> RecommendAsync(PlaylistRequest request, CancellationToken cancellationToken) =>
        (await predictions.AskAsync(Recommend, new(request, [], WithCharts: false), cancellationToken)).Answer;

    /// <summary>The same for what a visitor did lately, recorded with the variant <c>next</c>.</summary>
    internal async Task<PlaylistAnswer> NextAsync(PlaylistRequest request, CancellationToken cancellationToken) =>
        (await predictions.AskAsync(Next, new(request, [], WithCharts: false), cancellationToken)).Answer;

    /// <summary>The same with songs of a file as well, and what a page draws of all that was given.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="uploaded">At most 10,000 songs; those that the catalogue knows count as songs given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">A field is wrong; the errors name each field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<RecommendedSongs> RecommendWithChartsAsync(PlaylistRequest request, IReadOnlyList<UploadedTrack> uploaded, CancellationToken cancellationToken) =>
        predictions.AskAsync(Recommend, new(request, uploaded, WithCharts: true), cancellationToken).AsTask();

    /// <summary>Playlists whose name fits, best first; none for a blank query.</summary>
    /// <param name="query">Beginnings of words, in any order.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<PlaylistItem>> SearchPlaylistsAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<PlaylistItem>>(take, model => [.. model.Search.Playlists(query, take).Select(playlist => CatalogueItems.Playlist(model.Playlists, playlist))], cancellationToken);

    /// <summary>Songs whose title and artist fit, best first, each song once; none for a blank query.</summary>
    /// <param name="query">Beginnings of words of title and artists, in any order.</param>
    /// <param name="take">1–50.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<TrackItem>> SearchTracksAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync<IReadOnlyList<TrackItem>>(take, model => [.. model.Search.Songs(query, take).Select(track => CatalogueItems.Track(model.Catalogue, track))], cancellationToken);

    /// <summary>The songs with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<TrackItem>> TracksAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<TrackItem>>(lease =>
            [.. ids.Select(lease.Model.Catalogue.Find).Where(track => track >= 0).Select(track => CatalogueItems.Track(lease.Model.Catalogue, track))], cancellationToken);

    /// <summary>Songs of a file with what the catalogue has for each, in their order.</summary>
    public Task<IReadOnlyList<SongMatch>> MatchAsync(IReadOnlyList<UploadedTrack> songs, CancellationToken cancellationToken) =>
        LookUpAsync(lease => new SongMatcher(lease.Model).Match(songs, cancellationToken), cancellationToken);

    /// <summary>The playlists with these ids, in the order given; ids that the catalogue does not know are left out.</summary>
    public Task<IReadOnlyList<PlaylistItem>> PlaylistsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<PlaylistItem>>(lease =>
            [.. ids.Select(lease.Model.Playlists.Find).Where(playlist => playlist >= 0).Select(playlist => CatalogueItems.Playlist(lease.Model.Playlists, playlist))], cancellationToken);

    /// <summary>An album and its songs in the catalogue; null when it has none.</summary>
    public Task<AlbumItem?> AlbumAsync(string id, CancellationToken cancellationToken) =>
        LookUpAsync(lease => lease.Model.Catalogue.FindAlbum(id) is { } album
            ? new AlbumItem(id, album.Name, [.. album.Tracks.Select(track => CatalogueItems.Track(lease.Model.Catalogue, track))])
            : null, cancellationToken);

    /// <summary>The songs with features that are heard most, one for each artist and as a file would state them: the same ones every time.</summary>
    public Task<IReadOnlyList<UploadedTrack>> PopularAsync(int take, CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<UploadedTrack>>(lease =>
        {
            var catalogue = lease.Model.Catalogue;
            return
            [
                .. Enumerable.Range(0, catalogue.Count).Where(catalogue.HasFeatures).OrderByDescending(catalogue.Popularity).DistinctBy(catalogue.MainArtist).Take(take)
                    .Select(track => new UploadedTrack(catalogue.Id(track), catalogue.Name(track), catalogue.Artist(track), AudioFeatures.FromArray(catalogue.Features(track)))),
            ];
        }, cancellationToken);

    /// <summary>The map of all playlists and clusters.</summary>
    public Task<PlaylistMap> MapAsync(CancellationToken cancellationToken) =>
        LookUpAsync(lease => CatalogueItems.Map(lease.Model, lease.Version), cancellationToken);

    /// <summary>Statistics of the data behind the model.</summary>
    public Task<PlaylistStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        LookUpAsync(lease => lease.Model.Statistics ?? throw new ModelUnavailableException(ModelName, "This version carries no statistics."), cancellationToken);

    /// <summary>The catalogue's histogram of each mood feature, in the order of <see cref="MoodFeature.All"/>.</summary>
    public Task<IReadOnlyList<FeatureDistribution>> DistributionsAsync(CancellationToken cancellationToken) =>
        LookUpAsync<IReadOnlyList<FeatureDistribution>>(lease =>
            [.. lease.Manifest.Reference.Where(histogram => histogram.Role is null).Select(histogram => new FeatureDistribution(histogram.Feature, histogram.Edges, histogram.Counts))], cancellationToken);

    private Task<T> SearchAsync<T>(int take, Func<PlaylistModel, T> search, CancellationToken cancellationToken) =>
        predictions.SearchAsync(ModelName, take, MostFound, search, cancellationToken).AsTask();

    private Task<T> LookUpAsync<T>(Func<ModelLease<PlaylistModel>, T> lookUp, CancellationToken cancellationToken) =>
        predictions.LookUpAsync(ModelName, lookUp, cancellationToken).AsTask();
}

/// <summary>What is asked of the recommender of songs.</summary>
/// <param name="Request">As it was sent.</param>
/// <param name="Uploaded">Songs of a file.</param>
/// <param name="WithCharts">Whether to tell what a page draws as well.</param>
internal sealed record SongsAsked(PlaylistRequest Request, IReadOnlyList<UploadedTrack> Uploaded, bool WithCharts);

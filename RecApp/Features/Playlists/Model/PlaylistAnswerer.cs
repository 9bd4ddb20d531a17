using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Learning;
using RecApp.Serving;

namespace RecApp.Features.Playlists.Model;

/// <summary>Answers a request out of the loaded model; no clock, no storage, no HTTP.</summary>
internal sealed class PlaylistAnswerer(PlaylistModel model)
{
    private const int MostPlaylists = 10;
    private const int MostProfiledSongs = 200;

    /// <summary>Songs and playlists that go with what was given.</summary>
    /// <param name="request">Checked by <see cref="PlaylistRequestRules"/>.</param>
    /// <param name="uploaded">Songs of a file; those that the catalogue knows count as songs given.</param>
    /// <param name="provenance">What the answer carries.</param>
    /// <param name="withCharts">Whether to tell what a page draws as well.</param>
    /// <exception cref="Validation.InvalidRequestException">A playlist is unknown.</exception>
    public RecommendedSongs Answer(PlaylistRequest request, IReadOnlyList<UploadedTrack> uploaded, Provenance provenance, bool withCharts)
    {
        var given = new GivenSongs(request, uploaded, model);
        var metric = Enum.Parse<DistanceMetric>(request.Metric, ignoreCase: true);
        var profile = MoodProfile.Of(given.Query, model.Catalogue, model.Clusters);
        int? cluster = profile is null ? null : model.Clusters.Nearest(profile.Standardised);
        var ranked = Rank(request, given.Query, profile, metric);
        PlaylistMeasures.Set(model.Catalogue, given, ranked, provenance.Measured());
        TrackMatch[] tracks = [.. ranked.Select(Describe)];
        var answer = new PlaylistAnswer
        {
            PredictionId = provenance.Id,
            ModelVersion = provenance.Version,
            Ranker = request.Ranker,
            Cluster = profile is null || cluster is not { } id
                ? null
                : new(id, model.Clusters[id].Portrait, model.Clusters.Members(id).Count) { Estimated = profile.Songs == 0 },
            Playlists = profile is null ? [] : Playlists(profile, metric, request.Similar, given.Playlists),
            Tracks = tracks,
            Unknown = given.Unknown,
            Given = given.Summary,
            TotalDurationSeconds = Math.Round(tracks.Sum(track => track.DurationSeconds ?? 0), 1),
        };
        return new(answer, withCharts ? Charts(given, profile, cluster) : new());
    }

    private IReadOnlyList<RankedTrack> Rank(PlaylistRequest request, RankingQuery query, MoodProfile? profile, DistanceMetric metric)
    {
        var without = GivenSongs.Find(request.Without ?? [], model.Catalogue);
        int take = request.Take + without.Count;
        var ranked = request.Ranker != "cluster" ? model.Blend.Recommend(query, take)
            : profile is null ? [] : model.Cluster.Rank(query, profile, metric, request.Similar, take);
        return without.Count == 0 ? ranked : [.. ranked.Where(song => !without.Contains(song.Track)).Take(request.Take)];
    }

    private TrackMatch Describe(RankedTrack ranked) => new(
        model.Catalogue.Id(ranked.Track), model.Catalogue.Name(ranked.Track), model.Catalogue.Artist(ranked.Track),
        Math.Round(ranked.Score, 4), ranked.Reasons, model.Catalogue.DurationSeconds(ranked.Track))
    {
        Album = model.Catalogue.Album(ranked.Track),
        Year = model.Catalogue.Year(ranked.Track),
    };

    private IReadOnlyList<PlaylistMatch> Playlists(MoodProfile profile, DistanceMetric metric, bool similar, IReadOnlyList<int> given) =>
    [
        .. model.Cluster.RankPlaylists(profile, metric, similar).Where(pair => !given.Contains(pair.Playlist)).Take(MostPlaylists)
            .Select(pair => new PlaylistMatch(model.Playlists[pair.Playlist].Id, model.Playlists[pair.Playlist].Name, Math.Round(pair.Distance, 4))
            {
                Kind = KindName.Of(model.Playlists[pair.Playlist].Kind),
                Genre = model.Playlists[pair.Playlist].Genre is { Length: > 0 } genre ? genre : null,
                Tracks = model.Playlists.TracksOf[pair.Playlist].Length,
            }),
    ];

    private PlaylistCharts Charts(GivenSongs given, MoodProfile? profile, int? cluster)
    {
        if (profile is null || cluster is not { } id)
            return new();
        double[] centroid = model.Clusters[id].Centroid;
        double[] natural = model.Clusters.Scale.Restore(centroid);
        return new()
        {
            Position = model.Clusters.Locate(profile.Standardised),
            Profile = [.. MoodFeature.All.Select((feature, i) => new FeatureProfile(
                feature.Key, profile.Means[i], natural[i], model.Clusters.Scale.Means[i], profile.Standardised[i], centroid[i]))],
            Songs = given.Profiled(MostProfiledSongs),
            NameWords = model.Clusters[id].NameWords,
            Genres = model.Clusters[id].Genres,
        };
    }
}

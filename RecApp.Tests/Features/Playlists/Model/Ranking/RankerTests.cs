using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Tests.Features.Playlists.Model.Ranking;

[Collection(nameof(TrainedModel))]
public class RankerTests(TrainedModel trained)
{
    private readonly PlaylistModel _model = trained.Model;

    [Theory]
    [InlineData(DistanceMetric.Manhattan)]
    [InlineData(DistanceMetric.Euclidean)]
    [InlineData(DistanceMetric.Cosine)]
    public void ClusterRank_SongsOfOneStyle_StaysInTheStyle(DistanceMetric metric)
    {
        var query = Query(SyntheticData.Song(0, 1, 0), SyntheticData.Song(0, 2, 1));

        var ranked = _model.Cluster.Rank(query, Profile(query), metric, similar: true, take: 10);

        Assert.Equal(10, ranked.Count);
        Assert.All(ranked, song => Assert.Contains("Sigur|rock".Split('|'), name => _model.Catalogue.Artist(song.Track).Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void ClusterRank_Similar_OrdersSongsByDistanceFromTheMean()
    {
        var query = Query(SyntheticData.Song(1, 1, 0));

        var ranked = _model.Cluster.Rank(query, Profile(query), DistanceMetric.Manhattan, similar: true, take: 20);

        Assert.Equal(ranked.Select(song => song.Score).OrderDescending(), ranked.Select(song => song.Score));
        Assert.All(ranked, song => Assert.NotEmpty(song.Reasons));
    }

    [Fact]
    public void RankPlaylists_Dissimilar_IsTheOtherWayRound()
    {
        var profile = Profile(Query(SyntheticData.Song(2, 0, 0)));

        var near = _model.Cluster.RankPlaylists(profile, DistanceMetric.Euclidean, similar: true);
        var far = _model.Cluster.RankPlaylists(profile, DistanceMetric.Euclidean, similar: false);

        Assert.Equal(near.Select(pair => pair.Playlist).Order(), far.Select(pair => pair.Playlist).Order());
        Assert.Equal(near[0].Distance, far[^1].Distance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rank_EitherRanker_LeavesOutSongsGivenAndDuplicates(bool blend)
    {
        // The twin of the first song is the same song under another id.
        var query = Query([.. Enumerable.Range(0, 6).Select(song => SyntheticData.Song(0, 0, song))]);

        int[] ranked = blend
            ? [.. _model.Blend.Rank(query, 50)]
            : [.. _model.Cluster.Rank(query, Profile(query), DistanceMetric.Manhattan, similar: true, 100).Select(song => song.Track)];

        Assert.NotEmpty(ranked);
        Assert.Equal(ranked.Length, ranked.Select(_model.Catalogue.SameSong).Distinct().Count());
        Assert.Empty(ranked.Select(_model.Catalogue.SameSong).Intersect(query.Tracks.Select(_model.Catalogue.SameSong)));
    }

    [Fact]
    public void BlendRank_SongsOfOneStyle_PutsTheStyleFirst()
    {
        var query = Query([.. Enumerable.Range(1, 5).Select(artist => SyntheticData.Song(1, artist, 2))]);

        var ranked = _model.Blend.Recommend(query, 10);

        Assert.True(ranked.Count(song => _model.Catalogue.Artist(song.Track).StartsWith("jazz", StringComparison.Ordinal)) >= 8);
        Assert.All(ranked, song => Assert.InRange(song.Score, 0, 1));
    }

    [Fact]
    public void BlendRank_OnlyAMood_FindsSongs()
    {
        var query = new RankingQuery { Tracks = [], Features = [_model.Catalogue.Features(Find(SyntheticData.Song(2, 0, 0))).ToArray()] };

        Assert.NotEmpty(_model.Blend.Recommend(query, 10));
    }

    private RankingQuery Query(params string[] ids) => new() { Tracks = [.. ids.Select(Find)] };

    private int Find(string id) => _model.Catalogue.Find(id);

    private MoodProfile Profile(RankingQuery query) => MoodProfile.Of(query, _model.Catalogue, _model.Clusters)!;
}

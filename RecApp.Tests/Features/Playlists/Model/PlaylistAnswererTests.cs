using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Serving;

namespace RecApp.Tests.Features.Playlists.Model;

[Collection(nameof(TrainedModel))]
public class PlaylistAnswererTests(TrainedModel trained)
{
    private static readonly AudioFeatures Loud = new(0.5, 0.9, -4, 0.05, 0.05, 0, 0.1, 0.5, 120);

    private readonly PlaylistAnswerer _answerer = new(trained.Model);

    [Fact]
    public void Answer_UploadOfKnownAndUnknownSongs_UsesBoth()
    {
        var (answer, charts) = Recommend(
            new(),
            new(SyntheticData.Song(0, 1, 0), "Tune", "rock artist 1", null),
            new(SyntheticData.Id("new", 1), "New song", "ROCK ARTIST 2, Nobody", Loud),
            new(null, "Local file", "Nobody", null));

        Assert.Equal(new GivenSummary(3, 1, 2), answer.Given);
        Assert.Equal([SyntheticData.Id("new", 1)], answer.Unknown);
        Assert.Contains(answer.Tracks, track => track.Reasons.Contains("by rock artist 2, an artist you gave"));
        Assert.Equal(["Tune 1 0", "New song"], charts.Songs.Select(song => song.Name));
    }

    [Fact]
    public void Answer_OnlyAMood_HasClusterPlaylistsAndSongs()
    {
        var (answer, charts) = Recommend(new() { Features = Loud });

        Assert.NotNull(answer.Cluster);
        Assert.NotEmpty(answer.Playlists);
        Assert.NotEmpty(answer.Tracks);
        Assert.Equal(0.9, charts.Profile[1].You, 5);
    }

    [Fact]
    public void Answer_SongsWithFeatures_DescribesThemForTheCharts()
    {
        var (answer, charts) = Recommend(new() { Tracks = [SyntheticData.Song(1, 0, 0), SyntheticData.Song(1, 1, 1)] });

        Assert.NotNull(charts.Position);
        Assert.Equal(MoodFeature.All.Select(feature => feature.Key), charts.Profile.Select(profile => profile.Feature));
        Assert.NotEmpty(charts.Genres);
        Assert.Equal(answer.Tracks.Sum(track => track.DurationSeconds ?? 0), answer.TotalDurationSeconds, 1);
    }

    [Theory]
    [InlineData("blend")]
    [InlineData("cluster")]
    public void Answer_NoSongHasFeatures_TheirArtistsSpeakForThem(string ranker)
    {
        var catalogue = trained.Model.Catalogue;
        int silent = Enumerable.Range(0, catalogue.Count).First(track =>
            !catalogue.HasFeatures(track) && catalogue.MainArtist(track) is >= 0 and var artist && catalogue.TracksOfArtist[artist].ToArray().Any(catalogue.HasFeatures));

        var (answer, charts) = Recommend(new() { Tracks = [catalogue.Id(silent)], Ranker = ranker });

        Assert.Equal(0, answer.Given.WithFeatures);
        Assert.True(answer.Cluster?.Estimated);
        Assert.NotEmpty(answer.Playlists);
        Assert.NotEmpty(answer.Tracks);
        Assert.Empty(charts.Songs);
    }

    [Fact]
    public void Answer_OneSongHasFeatures_IsNotEstimated() =>
        Assert.False(Answer(new() { Tracks = [SyntheticData.Song(1, 0, 0)] }).Cluster?.Estimated);

    [Theory]
    [InlineData("blend")]
    [InlineData("cluster")]
    public void Answer_NothingKnown_IsEmptyAndSaysWhy(string ranker)
    {
        var answer = Answer(new() { Tracks = ["<img>", new string('x', 5000)], Ranker = ranker });

        Assert.Empty(answer.Tracks);
        Assert.Null(answer.Cluster);
        Assert.Equal(2, answer.Unknown.Count);
        Assert.All(answer.Unknown, id => Assert.True(id.Length <= 65));
    }

    [Fact]
    public void Answer_Playlist_DoesNotOfferItselfOrItsSongs()
    {
        string playlist = SyntheticData.Id("list", 11);

        var answer = Answer(new() { Playlist = playlist, Playlists = [playlist] });

        Assert.DoesNotContain(answer.Playlists, match => match.Id == playlist);
        var own = trained.Dataset.Playlists.Single(p => p.Id == playlist).Tracks.Select(track => trained.Dataset.Tracks[track].Id);
        Assert.Empty(answer.Tracks.Select(track => track.Id).Intersect(own));
    }

    private PlaylistAnswer Answer(PlaylistRequest request) => Recommend(request).Answer;

    private RecommendedSongs Recommend(PlaylistRequest request, params UploadedTrack[] uploaded) =>
        _answerer.Answer(request, uploaded, new Provenance("20260101-00000000"), withCharts: true);
}

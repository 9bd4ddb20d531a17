using System.Text.RegularExpressions;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

[Collection(nameof(TrainedModel))]
public sealed partial class BlendRankerTests(TrainedModel trained)
{
    private readonly PlaylistModel _model = trained.Model;

    [Fact]
    public void Recommend_SameQueryAfterOthers_GivesTheSameAnswer()
    {
        var first = _model.Blend.Recommend(Songs(0, 1, 2), 40);
        _model.Blend.Recommend(Songs(90, 100, 110, 120), 40);
        var second = _model.Blend.Recommend(Songs(0, 1, 2), 40);
        Assert.Equal(first.Select(song => (song.Track, song.Score)), second.Select(song => (song.Track, song.Score)));
    }

    [Fact]
    public async Task Recommend_ManyThreads_GivesTheSameAnswers()
    {
        var alone = Enumerable.Range(0, 12).Select(i => _model.Blend.Rank(Songs(i, i + 30, i + 60), 20)).ToList();
        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => _model.Blend.Rank(Songs(i, i + 30, i + 60), 20))));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Recommend_AnySong_GivesTrueReasonsForEachSong()
    {
        for (int track = 0; track < _model.Catalogue.Count; track += 3)
        {
            int[] given = [track, (track + 7) % _model.Catalogue.Count, (track + 9) % _model.Catalogue.Count];
            foreach (var song in _model.Blend.Recommend(Songs(given), 50))
            {
                Assert.NotEmpty(song.Reasons);
                Assert.All(song.Reasons, reason => AssertTrue(reason, song.Track, given));
            }
        }
    }

    [Fact]
    public void Recommend_ScoresFallAndLieBetweenZeroAndOne()
    {
        var ranked = _model.Blend.Recommend(Songs(3, 50), 50);
        Assert.All(ranked, song => Assert.InRange(song.Score, 0, 1));
        Assert.Equal(ranked.Select(song => song.Score).OrderDescending(), ranked.Select(song => song.Score));
    }

    [Fact]
    public void Recommend_AllSongsGiven_RecommendsNothing() =>
        Assert.Empty(_model.Blend.Recommend(Songs([.. Enumerable.Range(0, _model.Catalogue.Count)]), 10));

    [Fact]
    public void Recommend_NothingGiven_RecommendsNothing() => Assert.Empty(_model.Blend.Recommend(Songs(), 10));

    [Fact]
    public void Recommend_OnlyAnArtistOfUnknownSongs_FindsTheArtistsSongs()
    {
        int artist = _model.Catalogue.MainArtist(_model.Catalogue.Find(SyntheticData.Song(1, 2, 0)));
        var ranked = _model.Blend.Recommend(new() { Tracks = [], Artists = [artist] }, 5);
        Assert.Contains(ranked, song => _model.Catalogue.MainArtist(song.Track) == artist);
        Assert.All(ranked, song => Assert.NotEmpty(song.Reasons));
    }

    [Fact]
    public void Recommend_OnlyAMood_FindsSongsThatSoundLikeIt()
    {
        int track = _model.Catalogue.Find(SyntheticData.Song(2, 3, 1));
        var ranked = _model.Blend.Recommend(new() { Tracks = [], Features = [_model.Catalogue.Features(track).ToArray()] }, 5);
        Assert.Equal(5, ranked.Count);
        Assert.All(ranked, song => Assert.Contains("techno", _model.Catalogue.Artist(song.Track), StringComparison.Ordinal));
        Assert.All(ranked, song => Assert.NotEmpty(song.Reasons));
    }

    private void AssertTrue(string reason, int track, int[] given)
    {
        if (Shared().Match(reason) is { Success: true } match)
        {
            int count = match.Groups[1].Value == "a song of yours" ? 1 : int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(_model.Playlists.PlaylistsOf[track].ToArray(), playlist =>
                _model.Playlists[playlist].Name == match.Groups[3].Value && _model.Playlists.TracksOf[playlist].ToArray().Intersect(given).Count() == count);
        }
        if (Artist().Match(reason) is { Success: true } artist)
            Assert.Contains(given, song => _model.Catalogue.Artist(song).Split(", ").Contains(artist.Groups[1].Value));
        if (Genre().Match(reason) is { Success: true } genre)
            Assert.Contains(given, song => Genres(song).Contains(genre.Groups[1].Value));
    }

    private IEnumerable<string> Genres(int track) => _model.Catalogue.ArtistsOfTrack[track].ToArray()
        .SelectMany(artist => _model.Catalogue.GenresOfArtist[artist].ToArray()).Select(_model.Catalogue.GenreName);

    private static RankingQuery Songs(params int[] tracks) => new() { Tracks = tracks };

    [GeneratedRegex("^with (a song of yours|(\\d+) of your songs) in (.*)$")]
    private static partial Regex Shared();

    [GeneratedRegex("^by (.*), an artist you gave$")]
    private static partial Regex Artist();

    [GeneratedRegex("^same genre: (.*)$")]
    private static partial Regex Genre();
}

using RecApp.Spotify.Api;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.Api;

public class SpotifyApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SavedSongs_SeveralPages_ComeInOrderWithProgress()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.Saved.AddRange(FakeSongs.Many(120));
        List<ReadProgress> seen = [];

        var songs = await host.Api.SavedSongsAsync(host.Session, null, new Reports(seen), Cancellation);

        Assert.Equal(host.Spotify.Account.Saved.Select(song => song.Id), songs.Select(song => song.Id));
        Assert.Equal([new(50, 120), new(100, 120), new(120, 120)], seen);
    }

    [Fact]
    public async Task SavedSongs_SinceATime_StopsAtTheFirstOlderOne()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.Saved.AddRange(FakeSongs.Many(300));

        var songs = await host.Api.SavedSongsAsync(host.Session, host.Spotify.Account.Saved[59].AddedAt, null, Cancellation);

        Assert.Equal(60, songs.Count);
        Assert.Equal(2, host.Spotify.Requests.Count);
    }

    [Fact]
    public async Task SavedSongs_SomeTakenAwayWhileReading_MissesNoneOfTheRest()
    {
        await using var host = await SpotifyHost.StartAsync();
        var saved = host.Spotify.Account.Saved;
        saved.AddRange(FakeSongs.Many(160));
        List<string?> rest = [.. saved.Skip(10).Select(song => song.Id)];
        host.Spotify.PageServed = offset =>
        {
            if (offset == 50 && saved.Count == 160)
                saved.RemoveRange(0, 10);
        };

        var songs = await host.Api.SavedSongsAsync(host.Session, null, null, Cancellation);

        Assert.Empty(rest.Except(songs.Select(song => song.Id)));
        Assert.Equal(songs.Count, songs.Select(song => song.Id).Distinct().Count());
    }

    [Fact]
    public async Task SavedSongs_SomeAddedWhileReading_CountsNoneTwice()
    {
        await using var host = await SpotifyHost.StartAsync();
        var saved = host.Spotify.Account.Saved;
        saved.AddRange(FakeSongs.Many(160));
        host.Spotify.PageServed = _ =>
        {
            if (saved.Count < 170)
                saved.InsertRange(0, FakeSongs.Many(5, first: 1000 + saved.Count));
        };

        var songs = await host.Api.SavedSongsAsync(host.Session, null, null, Cancellation);

        Assert.Equal(songs.Count, songs.Select(song => song.Id).Distinct().Count());
        Assert.Empty(FakeSongs.Many(160).Select(song => song.Id).Except(songs.Select(song => song.Id)));
    }

    [Fact]
    public async Task SavedSongs_ListThatShrinksWithEachPage_ComesToAnEnd()
    {
        await using var host = await SpotifyHost.StartAsync();
        var saved = host.Spotify.Account.Saved;
        saved.AddRange(FakeSongs.Many(400));
        host.Spotify.PageServed = _ => saved.RemoveRange(0, Math.Min(saved.Count, 7));

        var songs = await host.Api.SavedSongsAsync(host.Session, null, null, Cancellation);

        Assert.InRange(songs.Count, 200, 400);
    }

    [Fact]
    public async Task Paging_ListWithoutEnd_StopsAtTheMost()
    {
        var page = 0;
        var read = await SpotifyPaging.ReadAsync<NamedJson, string>(
            offset => Task.FromResult(new PageJson<NamedJson>(int.MaxValue, [.. Enumerable.Range(offset, 50).Select(number => new NamedJson($"{++page}", $"{number}"))])),
            entry => entry.Name, name => name, most: 120);
        Assert.Equal(120, read.Count);
    }

    [Fact]
    public async Task Paging_TheSamePageAgainAndAgain_ComesToAnEnd()
    {
        var asked = 0;
        var read = await SpotifyPaging.ReadAsync<NamedJson, string>(
            _ => Task.FromResult(new PageJson<NamedJson>(1_000_000 + asked++ % 2, [new("1", "same")])), entry => entry.Name, name => name, most: 100);
        Assert.Equal(["same"], read);
        Assert.InRange(asked, 1, 200);
    }

    [Fact]
    public async Task PlaylistSongs_EpisodesAndOwnFiles_LeavesOutTheOneAndKeepsTheOther()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.Playlists.Add(new(FakeSongs.Id(1), "Mixed", "listener")
        {
            Songs = [new(FakeSongs.Id(2), "Song", "Artist", "1984"), new(FakeSongs.Id(3), "Episode 3", "Show", Type: "episode"), new(null, "From a tape", "Me", ""), new(FakeSongs.Id(2), "Song", "Artist")],
        });

        var songs = await host.Api.PlaylistSongsAsync(host.Session, FakeSongs.Id(1), null, Cancellation);

        Assert.Equal([(FakeSongs.Id(2), "Song", 1984), (null, "From a tape", null)], songs.Select(song => (song.Id, song.Name, song.Year)));
    }

    [Fact]
    public async Task PlaylistSongs_SomebodyElses_IsForbidden()
    {
        await using var host = await SpotifyHost.StartAsync();
        var problem = await Assert.ThrowsAsync<SpotifyException>(() => host.Api.PlaylistSongsAsync(host.Session, FakeSongs.Id(9), null, Cancellation));
        Assert.Equal(SpotifyProblem.Forbidden, problem.Problem);
        Assert.Contains("own or follow", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../me")]
    [InlineData("")]
    [InlineData("37i9dQZF1DX0SM0LYsmbM?")]
    public async Task PlaylistSongs_NoId_AsksNothing(string id)
    {
        await using var host = await SpotifyHost.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Api.PlaylistSongsAsync(host.Session, id, null, Cancellation));
        Assert.Empty(host.Spotify.Requests);
    }

    [Fact]
    public async Task Playlists_OwnAndFollowed_AreToldApart()
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.Playlists.AddRange([new(FakeSongs.Id(1), "Mine", "listener") { Songs = FakeSongs.Many(2) }, new(FakeSongs.Id(2), "\u0007 ", "somebody"), new("../../evil", "No id", "listener")]);

        var lists = await host.Api.PlaylistsAsync(host.Session, Cancellation);

        Assert.Equal([new(FakeSongs.Id(1), "Mine", 2, true), new(FakeSongs.Id(2), "Playlist without a name", 0, false)], lists);
    }

    [Theory]
    [InlineData(SpotifyRange.ShortTerm, "short_term")]
    [InlineData(SpotifyRange.MediumTerm, "medium_term")]
    [InlineData(SpotifyRange.LongTerm, "long_term")]
    public async Task Top_EachSpan_IsAskedForByItsName(SpotifyRange range, string name)
    {
        await using var host = await SpotifyHost.StartAsync();
        host.Spotify.Account.TopSongs[name].AddRange(FakeSongs.Many(4));
        host.Spotify.Account.TopArtists[name].AddRange(["Miles Davis", new string('x', 5000), "  "]);

        Assert.Equal(4, (await host.Api.TopSongsAsync(host.Session, range, Cancellation)).Count);
        Assert.Equal([11, 301], (await host.Api.TopArtistsAsync(host.Session, range, Cancellation)).Select(artist => artist.Length));
    }

    [Fact]
    public async Task CreateAndAdd_Songs_MakesAPrivatePlaylist()
    {
        await using var host = await SpotifyHost.StartAsync();

        var id = await host.Api.CreatePlaylistAsync(host.Session, "Für <Elise> & \"mich\"", "", Cancellation);
        await host.Api.AddSongsAsync(host.Session, id, [FakeSongs.Id(1), FakeSongs.Id(2)], Cancellation);

        var made = Assert.Single(host.Spotify.Account.Playlists);
        Assert.Equal(("Für <Elise> & \"mich\"", false, 2), (made.Name, made.IsPublic, made.Songs.Count));
    }

    private sealed class Reports(List<ReadProgress> seen) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => seen.Add(value);
    }
}

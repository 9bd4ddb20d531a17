using System.Globalization;
using RecApp.Features.Playlists.Favourites;
using RecApp.Spotify.Api;
using RecApp.Tests.Features.Playlists.Page;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Features.Playlists.Favourites;

[Collection(nameof(TrainedModel))]
public sealed class FavouriteServiceTests(SyntheticApplication application) : SignedInListener(application), IClassFixture<SyntheticApplication>
{
    [Fact]
    public async Task Load_SavedSongs_FindsThemByIdOrByTitleAndArtistAndCountsBoth()
    {
        var known = Known(1, 2, 0);
        Account.Saved.AddRange(
        [
            known, Known(1, 2, 1) with { Id = FakeSongs.Id(1), Name = "TUNE 2 1 (feat. Somebody) - Remastered 2011" }, Known(0, 0, 0) with { Id = null, Artist = "sigur ros" },
            Known(1, 2, 0) with { Id = FakeSongs.Id(2) }, new(FakeSongs.Id(3), "Nobody knows", "Nobody"), new(FakeSongs.Id(4), "Nobody knows either", Known(1, 2, 0).Artist),
        ]);

        var read = await LoadAsync(new(FavouriteKind.Saved, FavouriteSpan.AllTime));

        Assert.Equal((6, 4), (read.Read, read.Known));
        // The same recording under another id is one song to start from.
        Assert.Equal([SyntheticData.Song(1, 2, 0), SyntheticData.Song(1, 2, 1), SyntheticData.Song(0, 0, 0)], read.Songs.Select(song => song.Id));
        Assert.Equal("All songs you saved", read.Title);
        Assert.Equal("The catalogue knows 4 of 6 songs.", read.Outcome);
    }

    [Theory]
    [InlineData(FavouriteSpan.Month, 1, "Songs you saved in the last month")]
    [InlineData(FavouriteSpan.SixMonths, 2, "Songs you saved in the last six months")]
    [InlineData(FavouriteSpan.AllTime, 3, "All songs you saved")]
    public async Task Load_SavedSongs_CountFromTheTimeChosen(FavouriteSpan span, int expected, string title)
    {
        // The clock stands at 1 March 2026, noon.
        Account.Saved.AddRange(
        [
            Known(0, 1, 0) with { AddedAt = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero) }, Known(0, 1, 1) with { AddedAt = new(2025, 9, 1, 12, 0, 0, TimeSpan.Zero) },
            Known(0, 1, 2) with { AddedAt = new(2025, 9, 1, 11, 59, 59, TimeSpan.Zero) },
        ]);
        var read = await LoadAsync(new(FavouriteKind.Saved, span));
        Assert.Equal((expected, title), (read.Read, read.Title));
    }

    [Fact]
    public async Task Load_TopArtists_TakesTheirBestKnownSongs()
    {
        Account.TopArtists["long_term"].AddRange(["Jazz Artist 3", "Nobody", "rock artist 1"]);
        var read = await LoadAsync(new(FavouriteKind.TopArtists, FavouriteSpan.AllTime));
        Assert.Equal((3, 2, 2 * FavouriteService.SongsPerArtist), (read.Read, read.Known, read.Songs.Count));
        Assert.All(read.Songs.Take(5), song => Assert.StartsWith("jazz artist 3", song.Artist, StringComparison.Ordinal));
        // The most popular first; the last ones of an artist are the most popular in this data.
        Assert.Equal(SyntheticData.Song(1, 3, 6), read.Songs[0].Id);
        Assert.Equal("The catalogue knows 2 of 3 artists; 10 songs of theirs are in your selection.", read.Outcome);
    }

    [Fact]
    public async Task Load_TopSongs_AsksForTheSpan()
    {
        Account.TopSongs["medium_term"].Add(Known(2, 0, 0));
        Assert.Equal("The catalogue knows 1 of 1 song.", (await LoadAsync(new(FavouriteKind.TopSongs, FavouriteSpan.SixMonths))).Outcome);
        Assert.Equal(0, (await LoadAsync(new(FavouriteKind.TopSongs, FavouriteSpan.Month))).Read);
    }

    [Fact]
    public async Task Load_Playlist_ReadsItsItems()
    {
        Account.Playlists.Add(new(FakeSongs.Id(7), "Mine", "listener") { Songs = [Known(2, 1, 0), .. FakeSongs.Many(60)] });
        var read = await LoadAsync(new(FavouriteKind.Playlist, Playlist: FakeSongs.Id(7)), "Mine");
        Assert.Equal(("Songs of “Mine”", 61, 1), (read.Title, read.Read, read.Known));
        Assert.Equal(0, Host.Spotify.Count($"GET /v1/playlists/{FakeSongs.Id(7)}/tracks"));
    }

    [Fact]
    public async Task Load_Songs_ProfileCountsArtistsGenresDecadesAndSound()
    {
        Account.Saved.AddRange([Known(1, 2, 0), Known(1, 2, 1), Known(0, 1, 0) with { ReleaseDate = "2004-01" }, new(FakeSongs.Id(3), "Unknown", "Nobody", "0000")]);
        var profile = (await LoadAsync(new(FavouriteKind.Saved, FavouriteSpan.AllTime))).Profile;
        Assert.Equal([new("jazz artist 2", 2), new("Nobody", 1), new("rock artist 1", 1)], profile.Artists);
        Assert.Equal(("jazz", 2.0), (profile.Genres[0].Word, profile.Genres[0].Weight));
        Assert.Equal([new(1970, 2), new(2000, 1)], profile.Decades);
        Assert.Equal(3, profile.SongsWithFeatures);
        Assert.All(profile.Positions, position => Assert.InRange(position, 0, 1));
        Assert.Equal(9, profile.Means.Count);
    }

    [Fact]
    public async Task Load_NothingThere_HasNoProfileAndSaysWhatToDo()
    {
        var read = await LoadAsync(new(FavouriteKind.Saved));
        Assert.True(read.Profile.IsEmpty);
        Assert.Contains("Choose a longer time", read.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_OtherFavourites_ReplacesThoseBeforeAndKeepsWhatWasChosenByHand()
    {
        FavouriteState state = new();
        RecApp.Features.Playlists.Page.PlaylistForm form = new();
        form.Add([Sample.Track(1), Sample.Track(2)]);
        state.Take(Read(2, 3, 4), form);
        Assert.Equal([1, 2, 3, 4], Numbers(form));
        state.Take(Read(5), form);
        Assert.Equal([1, 2, 5], Numbers(form));
        state.Take(Read(), form);
        Assert.Equal([1, 2, 5], Numbers(form));
    }

    [Fact]
    public void Take_MoreThanTheFormHolds_SaysHowManyAreLeftOut()
    {
        FavouriteState state = new();
        RecApp.Features.Playlists.Page.PlaylistForm form = new();
        form.Add([Sample.Track(1)]);
        state.Take(Read([.. Enumerable.Range(1, 600)]), form);
        Assert.Equal((500, 100), (form.Songs.Count, state.LeftOut));
    }

    [Fact]
    public async Task Save_BreaksOffInTheMiddle_GoesOnWhereItEnded()
    {
        PlaylistSaver saver = new(Host.Api);
        SavedPlaylist saving = new("Mine", "listener", [.. Enumerable.Range(0, 250).Select(FakeSongs.Id)]);
        await saver.SaveAsync(Host.Session, new("First", "listener", [FakeSongs.Id(1)]), Cancellation);
        Host.Spotify.Fail(SpotifyFault.Status($"/v1/playlists/{"made0001".PadLeft(22, 'p')}/items", 500));

        await Assert.ThrowsAsync<SpotifyException>(() => saver.SaveAsync(Host.Session, saving, Cancellation));
        Assert.Equal((0, false), (saving.Added, saving.IsComplete));
        await saver.SaveAsync(Host.Session, saving, Cancellation);

        Assert.True(saving.IsComplete);
        Assert.Equal(2, Account.Playlists.Count);
        Assert.Equal(saving.Songs, Account.Playlists[0].Songs.Select(song => song.Id));
    }

    private static FavouriteSongs Read(params int[] numbers) => new("Title", FavouriteKind.Saved, numbers.Length, numbers.Length, [.. numbers.Select(number => Sample.Track(number))], new());

    private static IEnumerable<int> Numbers(RecApp.Features.Playlists.Page.PlaylistForm form) => form.Songs.Select(song => int.Parse(song.Id[^4..], CultureInfo.InvariantCulture));
}

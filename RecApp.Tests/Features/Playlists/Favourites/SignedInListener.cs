using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RecApp.Features.Playlists.Favourites;
using RecApp.Tests.Components;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Features.Playlists.Favourites;

/// <summary>Components of the page with somebody signed in at a Spotify of our own, over the small synthetic catalogue.</summary>
public abstract class SignedInListener : ComponentTest, IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SyntheticApplication _application;
    private SpotifyHost? _host;

    protected SignedInListener(SyntheticApplication application) => _application = application;

    internal SpotifyHost Host => _host!;

    protected FakeAccount Account => Host.Spotify.Account;

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    /// <summary>A song of the synthetic catalogue.</summary>
    protected static FakeSong Known(int style, int artist, int song) => new(SyntheticData.Song(style, artist, song), $"Tune {artist} {song}", SyntheticData.ArtistName(style, artist), "1975");

    public async ValueTask InitializeAsync()
    {
        _host = await SpotifyHost.StartAsync();
        Services.AddSingleton(new FavouriteService(Host.Api, _application.Models, new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))));
        Services.AddSingleton(new PlaylistSaver(Host.Api));
        SpotifyCircuit.AddTo(Services, Host.Services, Host.SessionId);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    internal Task<FavouriteSongs> LoadAsync(FavouriteChoice choice, string name = "") => Services.GetRequiredService<FavouriteService>()
        .LoadAsync(Host.Session, choice, name, new Progress<RecApp.Spotify.Api.ReadProgress>(), Cancellation);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

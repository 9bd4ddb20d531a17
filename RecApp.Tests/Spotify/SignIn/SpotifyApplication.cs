using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.SignIn;

/// <summary>One application and one Spotify for all tests of a class, which run one after the other.</summary>
public sealed class SpotifyApplication : IAsyncLifetime
{
    public FakeSpotifyServer Spotify { get; private set; } = null!;

    public RecAppFactory Factory { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Spotify = await FakeSpotifyServer.StartAsync();
        Factory = SpotifyBrowser.Application(Spotify);
    }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        await Spotify.DisposeAsync();
    }
}

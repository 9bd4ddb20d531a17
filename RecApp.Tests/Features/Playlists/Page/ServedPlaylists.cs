using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Page;
using RecApp.Spotify.Covers;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;
using RecApp.Visitors;

namespace RecApp.Tests.Features.Playlists.Page;

/// <summary>The shared application's services with the model in the repository, for components that ask them.</summary>
public sealed class ServedPlaylists(SharedApplication application)
{
    /// <summary>A playlist of the catalogue.</summary>
    public const string JazzVibes = "37i9dQZF1DX0SM0LYsmbMT";

    /// <summary>Lends the application's singletons to a renderer.</summary>
    public void AddTo(IServiceCollection services)
    {
        Lend<PlaylistService>(services);
        Lend<NextAnswers<PlaylistAnswer>>(services);
        Lend<LinkResolver>(services);
        Lend<FeedbackService>(services);
        Lend<ModelCatalog>(services);
        Lend<FavouriteService>(services);
        Lend<PlaylistSaver>(services);
        Lend<SpotifyCovers>(services);
        SpotifyCircuit.AddTo(services, application.Services);
    }

    private void Lend<TService>(IServiceCollection services)
        where TService : class => services.AddSingleton(application.Services.GetRequiredService<TService>());
}

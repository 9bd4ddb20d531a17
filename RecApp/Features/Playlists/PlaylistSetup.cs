using RecApp.Bundles;


namespace RecApp.Features.Playlists;

/// <summary>Registers the playlist recommender.</summary>
public static class PlaylistSetup
{
    /// <summary>Adds the service that page and API call.</summary>
    public static IServiceCollection AddPlaylists(this IServiceCollection services) =>
        services
            .AddModel(PlaylistService.ModelName, Catalogue.PlaylistModel.Load)
            .AddSingleton<PlaylistService>();
}

using RecApp.Components.Shared;
using RecApp.Features.Playlists.DataSet;
using RecApp.Features.Playlists.Favourites;

namespace RecApp.Features.Playlists.Page;

/// <summary>Registers what the page needs beside the recommender.</summary>
public static class PlaylistPageSetup
{
    /// <summary>Adds the look-up of links, the favourites at Spotify and the answers kept for download, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddPlaylistPage(this IServiceCollection services) =>
        services.AddSingleton<LinkResolver>().AddSingleton<FormLoader>().AddSingleton<FavouriteService>().AddSingleton<PlaylistSaver>()
            .AddDataSection<PlaylistDataSet>("Playlists", PlaylistService.ModelName);
}

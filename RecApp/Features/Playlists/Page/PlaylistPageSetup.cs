using RecApp.Components.Shared;
using RecApp.Features.Playlists.DataSet;

namespace RecApp.Features.Playlists.Page;

/// <summary>Registers what the page needs beside the recommender.</summary>
public static class PlaylistPageSetup
{
    /// <summary>Adds the look-up of links and the answers kept for download, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddPlaylistPage(this IServiceCollection services) =>
        services.AddSingleton<RecentAnswers>().AddSingleton<LinkResolver>().AddSingleton<FormLoader>()
            .AddDataSection<PlaylistDataSet>("Playlists", PlaylistService.ModelName);
}

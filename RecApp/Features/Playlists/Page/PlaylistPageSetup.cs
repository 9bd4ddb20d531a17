namespace RecApp.Features.Playlists.Page;

/// <summary>Registers what the page needs beside the recommender.</summary>
public static class PlaylistPageSetup
{
    /// <summary>Adds the look-up of links and the answers kept for download.</summary>
    public static IServiceCollection AddPlaylistPage(this IServiceCollection services) =>
        services.AddSingleton<RecentAnswers>().AddSingleton<LinkResolver>().AddSingleton<FormLoader>();
}

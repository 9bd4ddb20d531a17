using MudBlazor;
using RecApp.Bundles;
using RecApp.Ui;

namespace RecApp.Features.Playlists.Page;

/// <summary>What the home page says about the recommender of songs. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class PlaylistHomeCard
{
    private const int ShownSongs = 3;

    public static HomeCard Card { get; } = new(
        "Playlists", Icons.Material.Outlined.MusicNote,
        "Give songs, a playlist or a mood; get songs that fit, each with its reason",
        [("Choose songs", PlaylistQuery.Path)],
        [new(PlaylistService.ModelName, AskAsync)])
    {
        Place = 10,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<PlaylistService>();
        var map = await service.MapAsync(cancellationToken);
        var example = PlaylistExamples.From(map)[0];
        var playlist = map.Points.FirstOrDefault(point => point.Name == example.Label)
            ?? throw new ModelUnavailableException(PlaylistService.ModelName, "This version has no playlist to begin with.");
        var answer = await service.RecommendAsync(new() { Playlist = playlist.Id, Take = ShownSongs }, cancellationToken);
        return new($"For the playlist “{playlist.Name}”", [.. answer.Tracks.Select(track => (track.Name, track.Artist))], example.Address, answer.ModelVersion) { Tiles = true };
    }
}

using RecApp.Features.Playlists.Api;
using RecApp.Visitors;

namespace RecApp.Features.Playlists.Next;

/// <summary>Songs for what a visitor did lately: songs and playlists that were wanted are given, and none of them comes back, nor what was hidden.</summary>
internal sealed class NextTracks(PlaylistService service, VisitorDesks desks) : NextAnswers<PlaylistAnswer>(PlaylistService.ModelName, desks)
{
    /// <summary>How many songs there are at most.</summary>
    public const int Most = 10;

    protected override async Task<NextAnswer<PlaylistAnswer>?> AnswerAsync(VisitorTaste taste, CancellationToken cancellationToken)
    {
        string[] asked = [.. taste.Wanted.Select(deed => deed.Item).Concat(taste.Hidden)];
        var titles = (await service.TracksAsync(asked, cancellationToken)).DistinctBy(track => track.Id).ToDictionary(track => track.Id, track => $"{track.Name} by {track.Artist}", StringComparer.Ordinal);
        var playlists = (await service.PlaylistsAsync(asked, cancellationToken)).DistinctBy(playlist => playlist.Id).ToDictionary(playlist => playlist.Id, playlist => playlist.Name, StringComparer.Ordinal);
        NextCause[] wanted =
        [
            .. from deed in taste.Wanted
               let title = titles.GetValueOrDefault(deed.Item) ?? playlists.GetValueOrDefault(deed.Item)
               where title is not null
               select new NextCause(deed.Item, title, VisitorTaste.WordFor(deed.Kind)),
        ];
        if (wanted.Length == 0)
            return null;
        NextCause[] because = [.. wanted.Take(MostWanted)];
        PlaylistRequest request = new()
        {
            Tracks = [.. because.Select(cause => cause.Id).Where(titles.ContainsKey)],
            Playlists = [.. because.Select(cause => cause.Id).Where(playlists.ContainsKey)],
            Without = [.. taste.Hidden.Concat(wanted.Skip(MostWanted).Select(cause => cause.Id)).Where(titles.ContainsKey)],
            Take = Most,
        };
        return new(await service.NextAsync(request, cancellationToken), because, taste.Hidden);
    }
}

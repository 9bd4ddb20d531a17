using RecApp.Session;

namespace RecApp.Features.Playlists.Page;

/// <summary>Fills the form from an address: looks up what the ids stand for.</summary>
public sealed class FormLoader(PlaylistService service)
{
    /// <summary>A form in the state of the query, and what of it the catalogue does not know.</summary>
    /// <exception cref="Bundles.ModelUnavailableException">The catalogue can't be read.</exception>
    public async Task<(PlaylistForm Form, IReadOnlyList<QueryProblem> Problems)> LoadAsync(PlaylistQuery query, CancellationToken cancellationToken)
    {
        List<QueryProblem> problems = [];
        PlaylistForm form = new()
        {
            Ranker = query.Ranker,
            Similar = query.Similar,
            Metric = query.Metric,
            Take = query.Take,
            UseMood = query.Mood.Count > 0,
        };
        foreach (var (key, value) in query.Mood)
            form.Mood[key] = value;

        var playlists = await service.PlaylistsAsync(query.Playlists, cancellationToken);
        foreach (var playlist in playlists)
            form.Add(playlist);
        Report("playlist", "playlists", query.Playlists.Except(playlists.Select(playlist => playlist.Id)).ToList());

        var tracks = await service.TracksAsync(query.Tracks, cancellationToken);
        form.Add(tracks);
        Report("tracks", "songs", query.Tracks.Except(tracks.Select(track => track.Id)).ToList());
        return (form, problems);

        void Report(string parameter, string things, List<string> unknown)
        {
            if (unknown.Count > 0)
                problems.Add(new(parameter, $"{unknown.Count:N0} of the {things} in the link {(unknown.Count == 1 ? "is" : "are")} not in the catalogue: {string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? " …" : "")}"));
        }
    }
}

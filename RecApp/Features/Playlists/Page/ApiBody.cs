using RecApp.Features.Playlists.Api;

namespace RecApp.Features.Playlists.Page;

/// <summary>The form as the HTTP API takes it; what is not used is left out.</summary>
public sealed record ApiBody(
    IReadOnlyList<string>? Tracks,
    string? Playlist,
    IReadOnlyList<string>? Playlists,
    AudioFeatures? Features,
    string Ranker,
    bool Similar,
    string Metric,
    int Take)
{
    /// <summary>What to send for a form. Uploaded songs take part by their ids; those without can't be sent.</summary>
    public static ApiBody From(PlaylistForm form)
    {
        var request = form.ToRequest();
        string[] tracks = [.. request.Tracks.Concat(request.Uploaded.Select(track => track.Id).OfType<string>()).Distinct(StringComparer.Ordinal)];
        return new(
            tracks.Length > 0 ? tracks : null,
            request.Playlist,
            request.Playlists.Count > 0 ? request.Playlists : null,
            request.Features,
            request.Ranker,
            request.Similar,
            request.Metric,
            request.Take);
    }
}

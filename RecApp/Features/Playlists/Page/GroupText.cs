using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Session.Library;
using RecApp.Spotify;
using RecApp.Spotify.Player;
using RecApp.Text;

namespace RecApp.Features.Playlists.Page;

/// <summary>Groups of playlists and recommended songs in a person's words.</summary>
internal static class GroupText
{
    /// <summary>The group that songs are in, by what is heard most in it.</summary>
    public static string Title(IReadOnlyList<WordWeight> genres, ClusterAnswer cluster, PlaylistMap map)
    {
        string size = $"{cluster.Playlists:N0} of {map.Points.Count:N0} playlists";
        return genres switch
        {
            [] => $"Your group has {size}",
            [var only] => $"You're closest to “{only.Word.Capitalised()}” ({size})",
            [var first, var second, ..] => $"You're closest to “{first.Word.Capitalised()} & {second.Word}” ({size})",
        };
    }

    /// <summary>The two reasons that say most, short enough for a line.</summary>
    public static string Reason(TrackMatch track) => string.Join(" · ", track.Reasons.Take(2).Select(Short)).Capitalised();

    /// <summary>The song for the player.</summary>
    public static Playable ToPlayable(this TrackMatch track) => new(SpotifyKind.Track, track.Id, $"{track.Name} by {track.Artist}");

    /// <summary>The song for the library.</summary>
    public static KeptItem ToKept(this TrackMatch track) =>
        new(KeptKind.Song, track.Id, $"{track.Name} by {track.Artist}", track.Album ?? "", new PlaylistQuery { Asked = new() { Tracks = [track.Id] } }.ToUri());

    private static string Short(string reason) =>
        reason.StartsWith("by ", StringComparison.Ordinal) && reason.EndsWith(", an artist you gave", StringComparison.Ordinal) ? $"more by {reason[3..^", an artist you gave".Length]}"
        : reason.StartsWith("same genre: ", StringComparison.Ordinal) ? reason["same genre: ".Length..]
        : reason;
}

namespace RecApp.Features.Playlists.Page;

/// <summary>Durations as people read them.</summary>
public static class DurationText
{
    /// <summary>Of a song, such as <c>3:07</c>; empty when it is unknown.</summary>
    public static string Song(double? seconds) =>
        seconds is >= 0 and < 360_000 ? $"{(int)Math.Round(seconds.Value) / 60}:{(int)Math.Round(seconds.Value) % 60:00}" : "";

    /// <summary>Of many songs, such as <c>1 h 52 min</c>.</summary>
    public static string Total(double seconds)
    {
        var minutes = (long)Math.Round(Math.Max(0, seconds) / 60);
        return minutes < 60 ? $"{minutes} min" : $"{minutes / 60:N0} h {minutes % 60} min";
    }
}

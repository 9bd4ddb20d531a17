namespace RecApp.Spotify.Api;

/// <summary>How patient we are with Spotify.</summary>
internal sealed record SpotifyTimings
{
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For one request with all its attempts and waits.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the second attempt; doubles each time and varies a little.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The longest Retry-After that is waited for; longer ones are told to the person.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nobody asks after most requests have failed.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests within half a minute before failures count.</summary>
    public int BreakAfter { get; init; } = 10;
}

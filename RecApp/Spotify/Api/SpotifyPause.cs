namespace RecApp.Spotify.Api;

/// <summary>Spotify counts the requests of the whole application: when it asks one caller to wait, nobody else asks in the meantime.</summary>
internal sealed class SpotifyPause(TimeProvider clock)
{
    // A wrong header must not silence the application for a day.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private long _untilTicks;

    public void Keep(SpotifyException problem)
    {
        if (problem is { Problem: SpotifyProblem.Busy, RetryAfter: { } wait })
            Interlocked.Exchange(ref _untilTicks, (clock.GetUtcNow() + (wait < Longest ? wait : Longest)).UtcTicks);
    }

    public void ThrowIfPaused()
    {
        var left = TimeSpan.FromTicks(Interlocked.Read(ref _untilTicks) - clock.GetUtcNow().UtcTicks);
        if (left > TimeSpan.Zero)
            throw new SpotifyException(SpotifyProblem.Busy, left);
    }
}

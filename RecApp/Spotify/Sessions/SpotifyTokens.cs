namespace RecApp.Spotify.Sessions;

/// <summary>What lets us act for a person. Never leaves the server; printing it shows nothing.</summary>
/// <param name="AccessToken">Goes with every call of the Web API.</param>
/// <param name="RefreshToken">Gets the next access token; Spotify may replace it each time.</param>
/// <param name="Until">When the access token ends.</param>
internal sealed record SpotifyTokens(string AccessToken, string RefreshToken, DateTimeOffset Until)
{
    public override string ToString() => nameof(SpotifyTokens);
}

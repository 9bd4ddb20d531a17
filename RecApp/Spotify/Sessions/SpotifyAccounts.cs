using Microsoft.Extensions.Options;
using RecApp.Spotify.Api;

namespace RecApp.Spotify.Sessions;

/// <summary>Spotify's token endpoint. The application has no secret: PKCE and the refresh token prove who asks.</summary>
internal sealed class SpotifyAccounts(SpotifyHttp http, IOptions<SpotifyOptions> options, TimeProvider clock)
{
    /// <summary>Redeems the code that came back from signing in.</summary>
    /// <exception cref="SpotifyException">The code is used, too old or another's; or Spotify does not answer.</exception>
    public Task<SpotifyTokens> RedeemAsync(string code, string verifier, string redirectUri, CancellationToken cancellationToken) => AskAsync(
        new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["client_id"] = options.Value.ClientId,
            ["code_verifier"] = verifier,
        }, null, cancellationToken);

    /// <summary>The next tokens. The old refresh token stays where Spotify sends no new one.</summary>
    /// <exception cref="SpotifyException">The person has taken the permission back; or Spotify does not answer.</exception>
    public Task<SpotifyTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => AskAsync(
        new()
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
            ["client_id"] = options.Value.ClientId,
        }, refreshToken, cancellationToken);

    // Codes and refresh tokens work once, so an answer that got lost can't be asked for again.
    private async Task<SpotifyTokens> AskAsync(Dictionary<string, string> form, string? refreshToken, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync<TokenAnswer>(
            () => new(HttpMethod.Post, $"{options.Value.AccountsUrl}/api/token") { Content = new FormUrlEncodedContent(form) }, repeatable: false, cancellationToken);
        var next = answer.RefreshToken is { Length: > 0 } fresh ? fresh : refreshToken;
        return answer.AccessToken is { Length: > 0 } token && next is not null && answer.ExpiresIn is > 0 and <= 86_400 * 365
            ? new(token, next, clock.GetUtcNow().AddSeconds(answer.ExpiresIn))
            : throw new SpotifyException(SpotifyProblem.Unreadable);
    }

    private sealed record TokenAnswer(string? AccessToken, string? RefreshToken, int ExpiresIn)
    {
        public override string ToString() => nameof(TokenAnswer);
    }
}

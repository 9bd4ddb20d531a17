using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>Codes and tokens by Spotify's rules: a code works once and for its verifier, a refresh token once, an access token until it ends.</summary>
public sealed class FakeTokens
{
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> _codes = new();
    private readonly ConcurrentDictionary<string, byte> _refresh = new();
    private readonly ConcurrentDictionary<string, byte> _access = new();
    private int _number;

    /// <summary>Every token and code ever given out, to be looked for where they must not be.</summary>
    public ConcurrentBag<string> Issued { get; } = [];

    /// <summary>Seconds that an access token is said to live.</summary>
    public int ExpiresIn { get; set; } = 3600;

    /// <summary>Sends a new refresh token with each refresh and forgets the old one, as PKCE has it.</summary>
    public bool Rotates { get; set; } = true;

    public int Refreshes { get; private set; }

    public string Code(string challenge, string redirectUri)
    {
        var code = Make("code");
        _codes[code] = (challenge, redirectUri);
        return code;
    }

    public bool Accepts(string? header) => header?.StartsWith("Bearer ", StringComparison.Ordinal) == true && _access.ContainsKey(header["Bearer ".Length..]);

    /// <summary>Ends every access token before its time.</summary>
    public void EndAccess() => _access.Clear();

    /// <summary>As when the person takes the permission back.</summary>
    public void Revoke()
    {
        _access.Clear();
        _refresh.Clear();
    }

    public IResult Answer(IFormCollection form)
    {
        if (form["client_id"] != FakeSpotifyServer.ClientId)
            return Refuse("invalid_client");
        return form["grant_type"].ToString() switch
        {
            "authorization_code" => _codes.TryRemove(form["code"].ToString(), out var code) && code.RedirectUri == form["redirect_uri"] && code.Challenge == Challenge(form["code_verifier"].ToString())
                ? Give(Make("refresh"))
                : Refuse("invalid_grant"),
            "refresh_token" => Refresh(form["refresh_token"].ToString()),
            _ => Refuse("unsupported_grant_type"),
        };
    }

    private IResult Refresh(string token)
    {
        Refreshes++;
        if (!_refresh.ContainsKey(token))
            return Refuse("invalid_grant");
        if (!Rotates)
            return Give(null);
        _refresh.TryRemove(token, out _);
        return Give(Make("refresh"));
    }

    private IResult Give(string? refresh)
    {
        var access = Make("access");
        _access[access] = 0;
        if (refresh is not null)
            _refresh[refresh] = 0;
        return Results.Json(new { access_token = access, token_type = "Bearer", scope = "user-library-read", expires_in = ExpiresIn, refresh_token = refresh });
    }

    private string Make(string kind)
    {
        var made = $"{kind}-{Interlocked.Increment(ref _number):0000}-{RandomNumberGenerator.GetHexString(24)}";
        Issued.Add(made);
        return made;
    }

    private static string Challenge(string verifier) => verifier.Length is < 43 or > 128 ? "" : WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static IResult Refuse(string error) => Results.Json(new { error, error_description = "refused" }, statusCode: 400);
}

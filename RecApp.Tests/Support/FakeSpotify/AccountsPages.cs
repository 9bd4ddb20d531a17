using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>Spotify's page that asks for agreement, and its token endpoint.</summary>
internal static class AccountsPages
{
    public static void Map(WebApplication application, FakeSpotifyServer server)
    {
        application.MapGet("/authorize", (HttpRequest request) => Authorize(request.Query, server));
        application.MapGet("/favicon.ico", () => Results.NoContent());
        application.MapPost("/decision", async (HttpRequest request) => Decide(await request.ReadFormAsync(), server));
        application.MapPost("/api/token", async (HttpRequest request) => server.Tokens.Answer(await request.ReadFormAsync()));
    }

    private static IResult Authorize(IQueryCollection query, FakeSpotifyServer server)
    {
        string? problem = query["client_id"] != FakeSpotifyServer.ClientId ? "INVALID_CLIENT: Invalid client"
            : !IsRedirect(query["redirect_uri"]) ? "INVALID_CLIENT: Invalid redirect URI"
            : query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length != 43 ? "code_challenge must be S256"
            : query["state"].ToString().Length < 20 ? "state is missing"
            : query["scope"] != "user-library-read user-top-read playlist-read-private playlist-modify-private" ? "scopes are wrong"
            : null;
        if (problem is not null)
            return Results.Text(problem, statusCode: 400);
        var (redirect, state, challenge) = (query["redirect_uri"].ToString(), query["state"].ToString(), query["code_challenge"].ToString());
        return server.AgreesByItself ? Back(server, redirect, state, challenge) : Results.Content($$"""
            <!DOCTYPE html><html lang="en"><head><title>Authorize</title></head><body><main><h1>RecApp asks for access</h1>
            <form method="post" action="/decision">
            <input type="hidden" name="redirect_uri" value="{{HtmlEncoder.Default.Encode(redirect)}}"><input type="hidden" name="state" value="{{HtmlEncoder.Default.Encode(state)}}"><input type="hidden" name="code_challenge" value="{{HtmlEncoder.Default.Encode(challenge)}}">
            <button name="decision" value="agree">Agree</button> <button name="decision" value="cancel">Cancel</button>
            </form></main></body></html>
            """, "text/html");
    }

    private static IResult Decide(IFormCollection form, FakeSpotifyServer server)
    {
        var (redirect, state) = (form["redirect_uri"].ToString(), form["state"].ToString());
        return form["decision"] == "agree"
            ? Back(server, redirect, state, form["code_challenge"].ToString())
            : Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }));
    }

    private static IResult Back(FakeSpotifyServer server, string redirect, string state, string challenge) =>
        Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["code"] = server.Tokens.Code(challenge, redirect), ["state"] = state }));

    // As registered: the loopback address with any port, or the one https address.
    private static bool IsRedirect(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var redirect)
        && redirect.AbsolutePath == "/spotify/callback" && (redirect.Host == "127.0.0.1" || redirect is { Host: "recapp.example", Scheme: "https" });
}

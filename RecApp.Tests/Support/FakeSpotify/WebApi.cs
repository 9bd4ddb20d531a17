using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>The Web API as it is for applications in development mode since March 2026.</summary>
internal static class WebApi
{
    private const int LargestPage = 50;

    public static void Map(WebApplication application, FakeSpotifyServer server)
    {
        var api = application.MapGroup("/v1").AddEndpointFilter(async (call, next) => server.Tokens.Accepts(call.HttpContext.Request.Headers.Authorization)
            ? await next(call)
            : Error(401, "The access token expired"));
        api.MapGet("/me", () => Results.Json(new { id = server.Account.Id, display_name = server.Account.Name, type = "user" }));
        api.MapGet("/me/tracks", (int limit, int offset) =>
        {
            var page = Page(server.Account.Saved, limit, offset, song => new { added_at = song.AddedAt, track = song.Json });
            server.PageServed?.Invoke(offset);
            return page;
        });
        api.MapGet("/me/top/tracks", (int limit, string time_range) => Page(server.Account.TopSongs[time_range], limit, 0, song => song.Json));
        api.MapGet("/me/top/artists", (int limit, string time_range) => Page(server.Account.TopArtists[time_range], limit, 0, name => new { id = (string?)null, name }));
        api.MapGet("/me/playlists", (int limit, int offset) => Page(server.Account.Playlists, limit, offset, list => list.Json));
        api.MapPost("/me/playlists", (JsonElement body) => Create(body, server));
        api.MapGet("/playlists/{id}/items", (string id, int limit, int offset) => Find(server, id) is { } list
            ? Page(list.Songs, limit, offset, song => new { added_at = song.AddedAt, item = song.Json })
            : Error(403, "Forbidden"));
        api.MapPost("/playlists/{id}/items", (string id, JsonElement body) => Add(id, body, server));
        api.MapGet("/tracks/{id}", (string id) => server.Find(id) is { } song ? Results.Json(song.Json) : Error(404, "Non existing id"));
        api.MapGet("/tracks", (string ids) => !server.TakesLists ? Error(403, "Forbidden")
            : ids.Split(',') is { Length: > LargestPage } ? Error(400, "Too many ids requested")
            : Results.Json(new { tracks = ids.Split(',').Select(id => server.Find(id)?.Json).ToArray() }));
        // What no longer exists for applications in development mode.
        api.MapGet("/playlists/{id}/tracks", () => Error(403, "Forbidden"));
        api.MapGet("/audio-features", () => Error(403, "Forbidden"));
    }

    private static FakePlaylist? Find(FakeSpotifyServer server, string id) => server.Account.Playlists.Find(list => list.Id == id);

    private static IResult Page<T>(List<T> all, int limit, int offset, Func<T, object> json) => limit is < 1 or > LargestPage
        ? Error(400, "Invalid limit")
        : Results.Json(new { total = all.Count, limit, offset, next = "http://127.0.0.1:1/never-followed", items = all.Skip(offset).Take(limit).Select(json).ToArray() });

    private static IResult Create(JsonElement body, FakeSpotifyServer server)
    {
        var name = body.GetProperty("name").GetString()!;
        if (string.IsNullOrWhiteSpace(name))
            return Error(400, "Missing required field: name");
        FakePlaylist made = new($"made{server.Account.Playlists.Count:0000}".PadLeft(22, 'p'), name, server.Account.Id) { IsPublic = body.GetProperty("public").GetBoolean() };
        server.Account.Playlists.Insert(0, made);
        return Results.Json(made.Json, statusCode: 201);
    }

    private static IResult Add(string id, JsonElement body, FakeSpotifyServer server)
    {
        var uris = body.GetProperty("uris").EnumerateArray().Select(uri => uri.GetString()!).ToList();
        if (Find(server, id) is not { } list || list.Owner != server.Account.Id)
            return Error(403, "Forbidden");
        if (uris.Count is 0 or > 100 || uris.Any(uri => !uri.StartsWith("spotify:track:", StringComparison.Ordinal)))
            return Error(400, "Invalid uris");
        list.Songs.AddRange(uris.Select(uri => new FakeSong(uri.Split(':')[2], "Added", "Somebody")));
        return Results.Json(new { snapshot_id = "snapshot" }, statusCode: 201);
    }

    private static IResult Error(int status, string message) => Results.Json(new { error = new { status, message } }, statusCode: status);
}

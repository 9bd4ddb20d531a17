using System.Globalization;
using RecApp.Features.Movies.Api;

namespace RecApp.Features.Movies.Page;

/// <summary>The form as a call of the HTTP API.</summary>
internal static class MovieApi
{
    /// <summary>Path and query string of the call that answers a form.</summary>
    public static string Path(MovieQuery query)
    {
        if (query.Pair)
            return query.Movies.Count == 2 ? $"/api/v1/movies/pairs/{query.Movies[0].Id}/{query.Movies[1].Id}" : "/api/v1/movies/pairs";
        List<string> parts = [$"ids={string.Join(',', query.Movies.Select(movie => movie.Id))}", $"num={query.Take}"];
        if (query.Movies.Any(movie => movie.Stars is not null))
            parts.Add("stars=" + string.Join(',', query.Movies.Select(movie => movie.Stars?.ToString(CultureInfo.InvariantCulture))));
        if (query.List == MovieService.Closest)
            parts.Add("list=" + query.List);
        else if (query.Ranker != MovieService.DefaultRanker)
            parts.Add("ranker=" + query.Ranker);
        if (query.Genre is not null)
            parts.Add("genre=" + Uri.EscapeDataString(query.Genre));
        if (query.YearFrom is { } from)
            parts.Add($"yearFrom={from}");
        if (query.YearTo is { } to)
            parts.Add($"yearTo={to}");
        if (query.Unusual != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"unusual={query.Unusual:0.##}"));
        return "/api/v1/movies/recommend?" + string.Join('&', parts);
    }

    /// <summary>The form as the service takes it.</summary>
    public static MovieRequest ToRequest(this MovieQuery query) => new()
    {
        Ids = [.. query.Movies.Select(movie => movie.Id)],
        Stars = query.Movies.Any(movie => movie.Stars is not null) ? [.. query.Movies.Select(movie => movie.Stars)] : [],
        Num = query.Take,
        List = query.List,
        Ranker = query.List == MovieService.Closest ? MovieService.DefaultRanker : query.Ranker,
        Genre = query.Genre,
        YearFrom = query.YearFrom,
        YearTo = query.YearTo,
        Unusual = query.Unusual,
    };
}

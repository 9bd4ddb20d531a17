using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace RecApp.Tmdb;

/// <summary>Posters of films. A picture is never worth an error: what can't be had is missing.</summary>
public sealed partial class FilmPosters : IDisposable
{
    private const int MostKept = 5000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Films without a poster are kept too, as an empty address.
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly TmdbHttp _http;

    internal FilmPosters(TmdbHttp http, IOptions<TmdbOptions> options) => (_http, IsOn) = (http, options.Value.IsOn);

    /// <summary>Whether whoever runs the server has switched posters on.</summary>
    public bool IsOn { get; }

    /// <summary>The address of a film's poster, 92 pixels wide; null where there is none, or none to be had now.</summary>
    /// <param name="tmdbId">TMDB's number; null searches by title and year.</param>
    /// <param name="title">As people write it, without the year.</param>
    /// <param name="year">Year of release; null when unknown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindAsync(int? tmdbId, string title, int? year, CancellationToken cancellationToken)
    {
        if (!IsOn)
            return null;
        string key = tmdbId is { } id ? FormattableString.Invariant($"/movie/{id}") : SearchPath(title, year);
        if (!_known.TryGetValue(key, out string? poster))
        {
            var (answered, found) = tmdbId is null ? await SearchAsync(key, cancellationToken) : await _http.AskAsync<FilmJson>(key, cancellationToken);
            if (!answered)
                return null;
            poster = found?.PosterPath is { } path && PosterPattern().IsMatch(path) ? $"{TmdbOptions.PictureOrigin}/t/p/w92{path}" : "";
            _known.Set(key, poster, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }
        return poster is { Length: > 0 } ? poster : null;
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose() => _known.Dispose();

    private async Task<(bool Answered, FilmJson? Value)> SearchAsync(string path, CancellationToken cancellationToken)
    {
        var (answered, found) = await _http.AskAsync<SearchJson>(path, cancellationToken);
        return (answered, found?.Results?.OfType<FilmJson>().FirstOrDefault());
    }

    private static string SearchPath(string title, int? year) =>
        $"/search/movie?query={Uri.EscapeDataString(title)}" + (year is { } known ? FormattableString.Invariant($"&year={known}") : "");

    [GeneratedRegex(@"\A/[0-9A-Za-z_-]{1,100}\.(jpg|png)\z")]
    private static partial Regex PosterPattern();

    private sealed record FilmJson(string? PosterPath);

    private sealed record SearchJson(IReadOnlyList<FilmJson?>? Results);
}

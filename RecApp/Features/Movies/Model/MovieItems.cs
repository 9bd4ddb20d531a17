using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model.Catalogue;

namespace RecApp.Features.Movies.Model;

/// <summary>Films of the catalogue as page and API show them.</summary>
internal static class MovieItems
{
    /// <summary>What a search finds, and where it finds nothing, why.</summary>
    public static FoundMovies Found(MovieModel model, string? query, int take)
    {
        MovieItem[] items = [.. model.Search.Find(query, take).Select(model.Item)];
        return new(items) { Note = items.Length > 0 || string.IsNullOrWhiteSpace(query) ? null : model.Search.Missing(query) };
    }

    public static MovieItem Of(MovieEntry movie) => new(movie.Id, movie.Title, movie.Year, movie.Genres, ImdbId(movie.ImdbId), movie.TmdbId);

    // IMDb writes at least seven digits.
    private static string? ImdbId(int? number) => number is { } known ? string.Create(CultureInfo.InvariantCulture, $"tt{known:D7}") : null;
}

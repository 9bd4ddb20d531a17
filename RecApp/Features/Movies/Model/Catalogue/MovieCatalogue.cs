using System.Collections.Frozen;
using RecApp.Bundles.Arrays;

namespace RecApp.Features.Movies.Model.Catalogue;

/// <summary>Every film that can be given or recommended, addressed by index; immutable and safe for concurrent use.</summary>
public sealed class MovieCatalogue
{
    // Genres of a film are the bits of a number, so that a filter costs one comparison per film.
    private const int MostGenres = 32;

    private readonly MovieEntry[] _movies;
    private readonly FrozenDictionary<int, int> _indices;
    private readonly uint[] _genres;

    private MovieCatalogue(MovieEntry[] movies, string[] genreNames)
    {
        (_movies, GenreNames) = (movies, genreNames);
        _indices = movies.Index().ToFrozenDictionary(pair => pair.Item.Id, pair => pair.Index);
        LastYear = movies.Max(movie => movie.Year) ?? 0;
        _genres = [.. movies.Select(movie => movie.Genres.Aggregate(0u, (mask, genre) => mask | 1u << Array.IndexOf(genreNames, genre)))];
    }

    /// <summary>How many films there are.</summary>
    public int Count => _movies.Length;

    /// <summary>Year of the newest film; 0 where no year is known.</summary>
    public int LastYear { get; }

    /// <summary>Every genre that a film has, sorted.</summary>
    public IReadOnlyList<string> GenreNames { get; }

    /// <summary>The film at an index.</summary>
    public MovieEntry this[int index] => _movies[index];

    /// <summary>Takes films in an order that the files of the rankers share.</summary>
    /// <exception cref="ArgumentException">An id stands twice, or there are more than 32 genres.</exception>
    public static MovieCatalogue From(IReadOnlyList<MovieEntry> movies)
    {
        string[] genres = [.. movies.SelectMany(movie => movie.Genres).Distinct().Order(StringComparer.Ordinal)];
        if (genres.Length > MostGenres)
            throw new ArgumentException($"There are {genres.Length} genres; at most {MostGenres} can be kept.", nameof(movies));
        if (movies.CountBy(movie => movie.Id).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException($"The film {twice.Key} stands {twice.Value} times.", nameof(movies));
        return new([.. movies], genres);
    }

    /// <summary>Index of a MovieLens id; -1 when it is not there.</summary>
    public int Find(int movieId) => _indices.TryGetValue(movieId, out int index) ? index : -1;

    /// <summary>The film's genres as bits: bit i stands for <see cref="GenreNames"/>[i].</summary>
    public uint GenreBits(int index) => _genres[index];

    internal static MovieCatalogue Read(ArrayReader reader)
    {
        int[] ids = reader.Read<int>();
        var titles = Utf8Pool.Read(reader);
        var genreNames = Utf8Pool.Read(reader);
        string[] names = [.. Enumerable.Range(0, genreNames.Count).Select(i => genreNames[i])];
        uint[] genres = reader.Read<uint>();
        short[] years = reader.Read<short>();
        int[] imdb = reader.Read<int>(), tmdb = reader.Read<int>();
        int[] ratings = reader.Read<int>(), likes = reader.Read<int>();
        float[] means = reader.Read<float>();
        int[] lengths = [titles.Count, genres.Length, years.Length, imdb.Length, tmdb.Length, ratings.Length, likes.Length, means.Length];
        if (names.Length > MostGenres || lengths.Any(length => length != ids.Length))
            throw new InvalidDataException("The columns of the catalogue differ in length.");
        return new(
            [
                .. ids.Select((id, i) => new MovieEntry(
                    id, titles[i], Known(years[i]), [.. names.Where((_, genre) => (genres[i] >> genre & 1) == 1)], Known(imdb[i]), Known(tmdb[i]),
                    ratings[i], likes[i], float.IsNaN(means[i]) ? null : means[i])),
            ],
            names);
    }

    internal void Write(ArrayWriter writer)
    {
        writer.Write([.. _movies.Select(movie => movie.Id)]);
        Utf8Pool.From(_movies.Select(movie => movie.Title)).Write(writer);
        Utf8Pool.From(GenreNames).Write(writer);
        writer.Write(_genres);
        writer.Write([.. _movies.Select(movie => (short)(movie.Year ?? 0))]);
        writer.Write([.. _movies.Select(movie => movie.ImdbId ?? 0)]);
        writer.Write([.. _movies.Select(movie => movie.TmdbId ?? 0)]);
        writer.Write([.. _movies.Select(movie => movie.Ratings)]);
        writer.Write([.. _movies.Select(movie => movie.Likes)]);
        writer.Write([.. _movies.Select(movie => movie.MeanRating ?? float.NaN)]);
    }

    private static int? Known(int number) => number == 0 ? null : number;
}

/// <summary>A film of the catalogue.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Title">As MovieLens writes it, year included: <c>Matrix, The (1999)</c>.</param>
/// <param name="Year">Year of release; null when unknown.</param>
/// <param name="Genres">Names of its genres, possibly none.</param>
/// <param name="ImdbId">Number in IMDb, without the leading <c>tt</c>; null when unknown.</param>
/// <param name="TmdbId">Number in TMDB; null when unknown.</param>
/// <param name="Ratings">How many ratings it has in the training data.</param>
/// <param name="Likes">How many of them are 4 stars or more.</param>
/// <param name="MeanRating">Mean of its ratings in stars, 0.5–5; null without ratings.</param>
public sealed record MovieEntry(
    int Id, string Title, int? Year, IReadOnlyList<string> Genres, int? ImdbId, int? TmdbId, int Ratings, int Likes, float? MeanRating);

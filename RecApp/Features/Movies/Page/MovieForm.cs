namespace RecApp.Features.Movies.Page;

/// <summary>What a person has put into the form of <c>/recommender/movies</c>.</summary>
public sealed class MovieForm
{
    /// <summary>The films given, each once, in the order in which they were chosen.</summary>
    public List<ChosenMovie> Movies { get; } = [];

    /// <inheritdoc cref="MovieQuery.Pair"/>
    public bool Pair { get; set; }

    public string Ranker { get; set; } = MovieService.DefaultRanker;

    public string? Genre { get; set; }

    public int? YearFrom { get; set; }

    public int? YearTo { get; set; }

    /// <inheritdoc cref="MovieQuery.Unusual"/>
    public double Unusual { get; set; }

    public int Take { get; set; } = MovieQuery.Takes[0];

    /// <summary>How many films the form takes in its present mode.</summary>
    public int Most => Pair ? 2 : MovieQuery.MaximumMovies;

    /// <summary>Adds a film; false when it is there already or the form is full.</summary>
    public bool Add(MovieItem movie)
    {
        if (Movies.Count >= Most || Movies.Any(chosen => chosen.Movie.Id == movie.Id))
            return false;
        Movies.Add(new(movie));
        return true;
    }

    /// <summary>The form as an address carries it.</summary>
    public MovieQuery ToQuery() => new()
    {
        Movies = [.. Movies.Select(chosen => new RatedMovie(chosen.Movie.Id, chosen.Stars))],
        Pair = Pair,
        Ranker = Ranker,
        Genre = Genre,
        YearFrom = YearFrom,
        YearTo = YearTo,
        Unusual = Unusual,
        Take = Take,
    };
}

/// <summary>A film in the form.</summary>
public sealed class ChosenMovie(MovieItem movie)
{
    public MovieItem Movie { get; } = movie;

    /// <summary>0.5–5 in halves; null when it is simply liked.</summary>
    public double? Stars { get; set; }
}

/// <summary>A film given on the page.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Stars">0.5–5 in halves; null when it is simply liked.</param>
public sealed record RatedMovie(int Id, double? Stars = null)
{
    /// <summary>The stars that can be given, most first.</summary>
    public static IReadOnlyList<double> Offered { get; } = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];
}

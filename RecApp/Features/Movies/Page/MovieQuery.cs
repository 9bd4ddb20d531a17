using System.Globalization;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Movies.Page;

/// <summary>What the form of <c>/recommender/movies</c> asks for, as its address carries it.</summary>
public sealed record MovieQuery : IPageQuery<MovieQuery>
{
    public const string Path = "/recommender/movies";

    /// <summary>Most films of one form: an address of 100 films has about a thousand characters.</summary>
    public const int MaximumMovies = 100;

    /// <summary>The numbers of films that the form offers.</summary>
    public static IReadOnlyList<int> Takes { get; } = [10, 20, 50];

    /// <summary>Films given, each once.</summary>
    public IReadOnlyList<RatedMovie> Movies { get; init; } = [];

    /// <summary>Whether the pre-computed answer for two popular films is asked for, instead of a live one.</summary>
    public bool Pair { get; init; }

    /// <summary>The list of a download, one of <see cref="MovieService.Lists"/>; the page shows both.</summary>
    public string List { get; init; } = MovieService.Crowd;

    /// <summary>One of <see cref="MovieService.Rankers"/>.</summary>
    public string Ranker { get; init; } = MovieService.DefaultRanker;

    /// <summary>Only films of this genre; null for all.</summary>
    public string? Genre { get; init; }

    /// <summary>Earliest year of release; null for any.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Latest year of release; null for any.</summary>
    public int? YearTo { get; init; }

    /// <summary>From -1 (popular films brought forward most) over 0 (as the model ranks) to 1 (held back most).</summary>
    public double Unusual { get; init; }

    /// <summary>One of <see cref="Takes"/>.</summary>
    public int Take { get; init; } = Takes[0];

    /// <summary>How many films the form takes in its present mode.</summary>
    public int Most => Pair ? 2 : MaximumMovies;

    /// <summary>Whether it takes no more films.</summary>
    public bool IsFull => Movies.Count >= Most;

    /// <inheritdoc/>
    public string ToUri()
    {
        var writer = new QueryWriter(Path).Add("mode", Pair ? "pair" : "").Add("ids", string.Join(',', Movies.Select(movie => Text(movie.Id))));
        if (!Pair)
            writer.Add("stars", Movies.Any(movie => movie.Stars is not null) ? string.Join(',', Movies.Select(movie => movie.Stars is { } stars ? Text(stars) : "-")) : "")
                .Add("list", List, MovieService.Crowd).Add("ranker", Ranker, MovieService.DefaultRanker).AddText("genre", Genre).Add("yearFrom", YearFrom).Add("yearTo", YearTo).Add("unusual", Unusual, 0).Add("num", Take, Takes[0]);
        return writer.ToString();
    }

    /// <inheritdoc/>
    public static (MovieQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        return (new MovieQueryReader(reader).Read(), reader.Problems);
    }

    /// <summary>The films given and those of a file, whose ratings count; where that is too many, those whose stars say most are kept.</summary>
    public MovieQuery With(IReadOnlyList<RatedMovie> rated)
    {
        var ratings = rated.ToDictionary(movie => movie.Id);
        RatedMovie[] all = [.. Movies.Select(movie => ratings.GetValueOrDefault(movie.Id, movie)).UnionBy(rated, movie => movie.Id)];
        var kept = all.OrderByDescending(movie => Math.Abs((movie.Stars ?? RatedMovie.Offered[0]) - 2.75)).Take(Most).ToHashSet();
        return this with { Movies = [.. all.Where(kept.Contains)] };
    }

    /// <summary>Without films of a file as they came, and with those that stood there before it; what was changed meanwhile stays.</summary>
    public MovieQuery Without(IReadOnlyList<RatedMovie> rated, IReadOnlyList<RatedMovie> before)
    {
        var changed = Movies.Except(rated).ToDictionary(movie => movie.Id);
        return this with { Movies = [.. before.Select(movie => changed.GetValueOrDefault(movie.Id, movie)).UnionBy(changed.Values, movie => movie.Id).Take(Most)] };
    }

    /// <summary>What of it the catalogue knows, and what it doesn't.</summary>
    /// <param name="genres">The catalogue's genres.</param>
    /// <param name="ids">Those of the films that it has.</param>
    public (MovieQuery Query, IReadOnlyList<QueryProblem> Problems) Known(IReadOnlyList<string> genres, IReadOnlySet<int> ids)
    {
        List<QueryProblem> problems = [];
        var genre = genres.FirstOrDefault(known => known.Equals(Genre, StringComparison.OrdinalIgnoreCase));
        if (Genre is not null && genre is null)
            problems.Add(new("genre", $"{QueryReader.Quote(Genre)} is not a genre of the catalogue; allowed: {string.Join(", ", genres)}. All genres are used."));
        var unknown = Movies.Where(movie => !ids.Contains(movie.Id)).Select(movie => movie.Id).ToList();
        if (unknown.Count > 0)
            problems.Add(new("ids", $"{(unknown.Count == 1 ? "One film" : $"{unknown.Count:N0} films")} of the link {(unknown.Count == 1 ? "is" : "are")} not in the catalogue: {string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? " …" : "")}"));
        return (this with { Genre = genre, Movies = [.. Movies.Where(movie => ids.Contains(movie.Id))] }, problems);
    }

    private static string Text(IFormattable number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A film given on the page.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Stars">0.5–5 in halves; null when it is simply liked.</param>
public sealed record RatedMovie(int Id, double? Stars = null)
{
    /// <summary>The stars that can be given, most first.</summary>
    public static IReadOnlyList<double> Offered { get; } = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

    /// <summary>Given fewer than three stars: nothing is recommended because of it.</summary>
    public bool IsDisliked => Stars < 3;
}

using System.Globalization;
using RecApp.Session;

namespace RecApp.Features.Movies.Page;

/// <summary>What the form of <c>/recommender/movies</c> asks for, as its address carries it.</summary>
public sealed record MovieQuery
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

    /// <summary>The address of the page in this state; defaults are left out.</summary>
    public string ToUri()
    {
        List<string> parts = [];
        if (Pair)
            parts.Add("mode=pair");
        if (Movies.Count > 0)
            parts.Add("ids=" + string.Join(',', Movies.Select(movie => Text(movie.Id))));
        if (!Pair)
            AddLive(parts);
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>Reads an address or query string; what can't be used is left at its default and named among the problems.</summary>
    public static (MovieQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        return (new MovieQueryReader(reader).Read(), reader.Problems);
    }

    private void AddLive(List<string> parts)
    {
        if (Movies.Any(movie => movie.Stars is not null))
            parts.Add("stars=" + string.Join(',', Movies.Select(movie => movie.Stars is { } stars ? Text(stars) : "-")));
        if (Ranker != MovieService.DefaultRanker)
            parts.Add("ranker=" + Ranker);
        if (Genre is not null)
            parts.Add("genre=" + Uri.EscapeDataString(Genre));
        if (YearFrom is { } from)
            parts.Add("yearFrom=" + Text(from));
        if (YearTo is { } to)
            parts.Add("yearTo=" + Text(to));
        if (Unusual != 0)
            parts.Add("unusual=" + Text(Unusual));
        if (Take != Takes[0])
            parts.Add("num=" + Text(Take));
    }

    private static string Text(IFormattable number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

namespace RecApp.Features.Movies.Api;

/// <summary>What somebody asks of the movie recommender.</summary>
public sealed record MovieRequest
{
    /// <summary>MovieLens ids of 1–1,000 films; the same id again counts once.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [];

    /// <summary>Stars (0.5–5) of the film at the same place, null where it was just liked; empty when no film has stars.</summary>
    public IReadOnlyList<double?> Stars { get; init; } = [];

    /// <summary>How many films to recommend, 1–100.</summary>
    public int Num { get; init; } = 10;

    /// <summary>One of <see cref="MovieService.Lists"/>.</summary>
    public string List { get; init; } = MovieService.Crowd;

    /// <summary>One of <see cref="MovieService.Rankers"/>, which rank for the crowd's list.</summary>
    public string Ranker { get; init; } = MovieService.DefaultRanker;

    /// <summary>Only films of this genre, whatever its case; null or empty for all.</summary>
    public string? Genre { get; init; }

    /// <summary>Only films of this year or later.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Only films of this year or earlier.</summary>
    public int? YearTo { get; init; }

    /// <summary>From what many people like (-1) to what few know (1); 0 leaves the ranker's order.</summary>
    public double Unusual { get; init; }

    /// <summary>What ranks, by name.</summary>
    internal string Variant => List == MovieService.Closest ? MovieService.Closest : Ranker;
}

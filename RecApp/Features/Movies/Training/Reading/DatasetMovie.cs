namespace RecApp.Features.Movies.Training.Reading;

/// <summary>A film as the files describe it.</summary>
/// <param name="Id">MovieLens' own id.</param>
/// <param name="Title">As MovieLens writes it, aliases and year included: "Matrix, The (1999)".</param>
/// <param name="Year">From the title's last brackets; null where it has none.</param>
/// <param name="Genres">As the current releases name them; empty when none are listed.</param>
public sealed record DatasetMovie(int Id, string Title, int? Year, IReadOnlyList<string> Genres)
{
    /// <summary>The film's number at IMDb; null when unknown.</summary>
    public int? ImdbId { get; init; }

    /// <summary>The film's number at TMDB; null when unknown.</summary>
    public int? TmdbId { get; init; }

    /// <summary>Words that people gave the film, in the order of the file, repeated as often as they were given.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What TMDB says about it; null when it says nothing.</summary>
    public TmdbMovie? Tmdb { get; init; }
}

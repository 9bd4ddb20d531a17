using RecApp.Bundles;

namespace RecApp.Features.Movies.Training.Reading;

/// <summary>All films and ratings of one or several MovieLens releases, and what else is known about the films. Immutable.</summary>
public sealed record MovieDataset
{
    /// <summary>The films in ascending order of their ids; their places are the movie indices.</summary>
    public required IReadOnlyList<DatasetMovie> Movies { get; init; }

    public required RatingTable Ratings { get; init; }

    /// <summary>What visitors of a server said, a user for each answer: the rankers learn from it, and nothing else counts or tests it.</summary>
    public RatingTable Said { get; init; } = new([], [], []);

    /// <summary>Which users come from which release.</summary>
    public required IReadOnlyList<RatingSet> Sets { get; init; }

    /// <summary>Tag genome vectors [tags] by movie index; empty when the files have none.</summary>
    public IReadOnlyDictionary<int, float[]> Genome { get; init; } = new Dictionary<int, float[]>();

    /// <summary>The files read, with hashes.</summary>
    public required IReadOnlyList<DataSource> Sources { get; init; }

    /// <summary>What is allowed but worth knowing, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>The users of one release.</summary>
/// <param name="Release">The release's folder name.</param>
/// <param name="FirstUser">Its first user in the <see cref="RatingTable"/>.</param>
/// <param name="Users">How many users follow one another from there, in ascending order of their ids.</param>
public sealed record RatingSet(string Release, int FirstUser, int Users);

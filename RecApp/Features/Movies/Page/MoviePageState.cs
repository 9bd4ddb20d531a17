using RecApp.Features.Feedback;
using RecApp.Session;

namespace RecApp.Features.Movies.Page;

/// <summary>What <c>/recommender/movies</c> keeps while its user is on another page.</summary>
public sealed class MoviePageState
{
    /// <summary>Under which name the session keeps it.</summary>
    public const string Key = "movies";

    public MovieForm Form { get; set; } = new();

    /// <summary>The last live answer; null before the first, and when the form names no film.</summary>
    public AnsweredQuery? Answer { get; private set; }

    /// <summary>The address that the form was last read from or written to.</summary>
    public string? Uri { get; set; }

    /// <summary>What of the address could not be used.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; set; } = [];

    /// <summary>The rating being written, and whether the answer has been rated.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    /// <summary>Takes a new answer, or none; its rating starts empty.</summary>
    public void Keep(AnsweredQuery? answer) => (Answer, Feedback) = (answer, new());
}

/// <summary>A form and its answer.</summary>
/// <param name="Query">The form that was answered.</param>
/// <param name="Answer">The films.</param>
/// <param name="Scores">How all films scored.</param>
public sealed record AnsweredQuery(MovieQuery Query, MovieAnswer Answer, ScoreDistribution Scores);

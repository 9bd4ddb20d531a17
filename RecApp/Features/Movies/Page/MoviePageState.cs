using RecApp.Features.Feedback;
using RecApp.Features.Movies.Api;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Movies.Page;

/// <summary>What <c>/recommender/movies</c> keeps while its user is on another page: its answer is the last live one.</summary>
public sealed class MoviePageState : RatedPageState<AnsweredQuery>, IHoldsMemory
{
    /// <summary>The form.</summary>
    public MovieQuery Query { get; set; } = new();

    /// <summary>The films of the form, and those that were in it before, by id.</summary>
    public Dictionary<int, MovieItem> Films { get; } = [];

    /// <summary>A file of ratings that was brought, and how it was understood.</summary>
    public TableUpload Ratings { get; } = new();

    /// <summary>What came of it; blank without one.</summary>
    public string RatingsSummary { get; set; } = "";

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads) => Ratings.Hold(uploads);

    /// <summary>Forgets the file; its films stay where they are.</summary>
    public void ForgetRatings()
    {
        Ratings.Clear();
        RatingsSummary = "";
    }

    /// <summary>The films of the form, in its order.</summary>
    public IEnumerable<MovieItem> Chosen => Query.Movies.Select(movie => Films[movie.Id]);
}

/// <summary>A form and its answer.</summary>
/// <param name="Query">The form that was answered.</param>
/// <param name="Closest">Films most like those given.</param>
/// <param name="Crowd">Films that people of that taste like.</param>
/// <param name="Scores">How all films scored for the crowd's favourites.</param>
public sealed record AnsweredQuery(MovieQuery Query, MovieAnswer Closest, MovieAnswer Crowd, ScoreDistribution Scores);

using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Feedback;

/// <summary>What users say about answers. Page and API both call it.</summary>
public sealed class FeedbackService(PredictionStore predictions, FeedbackStore feedback, TimeProvider clock)
{
    /// <summary>Longest reason in characters, surrounding white space left out.</summary>
    public const int MaximumReason = 1000;

    /// <summary>Keeps a rating; completes when it is durable, so that a crash right after can't lose it.</summary>
    /// <param name="predictionId">The answer's id.</param>
    /// <param name="rating">What the user thinks.</param>
    /// <param name="reason">Why, at most <see cref="MaximumReason"/> characters; null or blank for none.</param>
    /// <param name="cancellationToken">Stops waiting; what is on its way may be kept all the same.</param>
    /// <returns>The feedback's id: a UUID version 7.</returns>
    /// <exception cref="InvalidRequestException">Rating or reason is outside what is allowed.</exception>
    /// <exception cref="UnknownPredictionException">There is no such prediction.</exception>
    /// <exception cref="StorageUnavailableException">Nothing was kept; the caller may try again.</exception>
    public async Task<Guid> AddAsync(Guid predictionId, FeedbackRating rating, string? reason, CancellationToken cancellationToken = default)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Check(rating, reason);
        var prediction = await predictions.FindAsync(predictionId, cancellationToken) ?? throw new UnknownPredictionException(predictionId);
        var now = clock.GetUtcNow();
        var entry = new FeedbackEntry(Guid.CreateVersion7(now), rating.ToString().ToLowerInvariant(), reason, now);
        await feedback.AddAsync(entry, prediction, cancellationToken);
        return entry.Id;
    }

    /// <summary>How often each rating was given to each variant of a model; only what occurs, best rating first.</summary>
    /// <exception cref="StorageUnavailableException">What was kept can't be read.</exception>
    public async Task<IReadOnlyList<FeedbackCount>> SummaryAsync(string model, CancellationToken cancellationToken = default)
    {
        var tallies = await feedback.CountAsync(model, cancellationToken);
        return [.. tallies
            .Select(t => new FeedbackCount(t.Variant, Enum.Parse<FeedbackRating>(t.Rating, ignoreCase: true), t.Count))
            .OrderBy(c => c.Variant, StringComparer.Ordinal).ThenBy(c => c.Rating)];
    }

    private static void Check(FeedbackRating rating, string? reason)
    {
        if (!Enum.IsDefined(rating))
            throw new InvalidRequestException("rating", $"must be one of {FeedbackRatings.Allowed}.");
        if (reason?.Length > MaximumReason)
            throw new InvalidRequestException("reason", $"has {reason.Length} characters; at most {MaximumReason} are kept.");
        // PostgreSQL's text takes no NUL, and no keyboard writes one.
        if (reason?.Contains('\0') == true)
            throw new InvalidRequestException("reason", "contains a character that can't be kept (NUL).");
    }
}

/// <summary>Feedback was given to a prediction that nobody made.</summary>
/// <param name="id">The id asked for.</param>
public sealed class UnknownPredictionException(Guid id) : Exception($"There is no prediction {id}.");

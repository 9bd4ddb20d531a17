namespace RecApp.Features.Feedback;

/// <summary>What a user thinks of an answer.</summary>
public enum FeedbackRating
{
    Love,
    Like,
    Okay,
    Hate,

    /// <summary>The answer is factually wrong, whether it pleases or not.</summary>
    Wrong,
}

/// <summary>The ratings as the API writes them.</summary>
internal static class FeedbackRatings
{
    /// <summary>All of them, for messages.</summary>
    public static string Allowed { get; } = string.Join(", ", Enum.GetNames<FeedbackRating>().Select(name => name.ToLowerInvariant()));

    /// <summary>The rating of this name, in any case; null for every other text, numbers included.</summary>
    public static FeedbackRating? Parse(string? text) =>
        Enum.GetValues<FeedbackRating>().Where(r => string.Equals(r.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(r => (FeedbackRating?)r).FirstOrDefault();
}

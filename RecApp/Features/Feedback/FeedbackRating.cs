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

namespace RecApp.Features.Feedback;

/// <summary>A rating that is being written; kept by the page, so that leaving it loses nothing.</summary>
public sealed class FeedbackDraft
{
    /// <summary>The rating chosen; null before.</summary>
    public FeedbackRating? Rating { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Whether the text that was judged may be kept to learn from.</summary>
    public bool KeepText { get; set; }

    /// <summary>Whether the text is kept now.</summary>
    public bool HasKeptText { get; set; }

    /// <summary>Whether it has been kept for good.</summary>
    public bool Stored { get; set; }
}

using RecApp.Ui;

namespace RecApp.Features.Feedback;

/// <summary>What a page keeps whose answer can be rated.</summary>
public abstract class RatedPageState<TAnswer> : PageState
    where TAnswer : class
{
    /// <summary>The last answer; null before the first, and when the form asks for none.</summary>
    public TAnswer? Answer { get; private set; }

    /// <summary>The rating being written, and whether the answer has been rated.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    /// <summary>Takes a new answer, or none; its rating starts empty.</summary>
    public void Keep(TAnswer? answer) => (Answer, Feedback) = (answer, new());
}

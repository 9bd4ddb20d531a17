using RecApp.Features.Feedback;
using RecApp.Session;

namespace RecApp.Features.Regression.Page;

/// <summary>What <c>/predictor/regression</c> keeps while its user is on another page.</summary>
public sealed class RegressionPageState
{
    public RegressionForm Form { get; } = new();

    /// <summary>Whether the table of one's own is looked at.</summary>
    public bool Own { get; set; }

    /// <summary>The last answer; null before the first.</summary>
    public RegressionPrediction? Prediction { get; private set; }

    /// <summary>Version of the model that gave it.</summary>
    public string ModelVersion { get; private set; } = "";

    /// <summary>The numbers it was given for.</summary>
    public IReadOnlyList<double> Predicted { get; private set; } = [];

    /// <summary>The address that the form was last read from or written to.</summary>
    public string? Uri { get; set; }

    /// <summary>What of the address could not be used.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; set; } = [];

    /// <summary>The rating being written, and whether the answer has been rated.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    /// <summary>The uploaded table and what was fitted to it.</summary>
    public OwnState OwnTable { get; } = new();

    /// <summary>Takes a new answer; its rating starts empty.</summary>
    public void Keep(RegressionAnswer answer, IReadOnlyList<double> values) =>
        (Prediction, ModelVersion, Predicted, Feedback) = (answer.Predictions[0], answer.ModelVersion, values, new());
}

using RecApp.Features.Feedback;
using RecApp.Features.Regression.Api;
using RecApp.Session;
using RecApp.Uploads;

namespace RecApp.Features.Regression.Page;

/// <summary>What <c>/predictor/regression</c> keeps while its user is on another page.</summary>
public sealed class RegressionPageState : RatedPageState<AnsweredNumbers>, IHoldsMemory
{
    public RegressionForm Form { get; } = new();

    /// <summary>Whether the table of one's own is looked at.</summary>
    public bool Own { get; set; }

    /// <summary>The uploaded table and what was fitted to it.</summary>
    public OwnState OwnTable { get; } = new();

    /// <summary>The file that the five-variable model has predicted last.</summary>
    public ScoredUpload Scored { get; } = new();

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        OwnTable.Hold(uploads);
        Scored.Hold(uploads);
    }
}

/// <summary>Numbers and what was predicted for them.</summary>
/// <param name="Values">In the order of <see cref="RegressionService.Variables"/>.</param>
/// <param name="Prediction">The answer.</param>
/// <param name="ModelVersion">Version of the model that gave it.</param>
public sealed record AnsweredNumbers(IReadOnlyList<double> Values, RegressionPrediction Prediction, string ModelVersion);

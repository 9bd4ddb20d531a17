using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Feedback;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Uploads;

namespace RecApp.Features.Earnings.Page;

/// <summary>What <c>/predictor</c> keeps while its user is on another page.</summary>
public sealed class EarningsPageState : RatedPageState<AnsweredProgramme>, IHoldsMemory
{
    /// <summary>The form.</summary>
    public EarningsQuery Query { get; set; } = new();

    /// <summary>The college that filled the form in last; null for none.</summary>
    public College? College { get; set; }

    /// <summary>The linear model that this session has fitted; null for none.</summary>
    public OwnLinearFit? Own { get; set; }

    /// <summary>What the linear model was fitted to.</summary>
    public TableUpload OwnUpload { get; } = new();

    /// <summary>The file that a served model has predicted last.</summary>
    public ScoredUpload Scored { get; } = new();

    /// <summary>The file that this session's own model has predicted last.</summary>
    public ScoredUpload ScoredByOwn { get; } = new();

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        OwnUpload.Hold(uploads);
        Scored.Hold(uploads);
        ScoredByOwn.Hold(uploads);
    }
}

/// <summary>A form and its answer.</summary>
/// <param name="Query">The form that was answered.</param>
/// <param name="Answer">The programme in the form first, then those kept.</param>
/// <param name="Curve">The prediction along one input.</param>
public sealed record AnsweredProgramme(EarningsQuery Query, EarningsAnswer Answer, IReadOnlyList<CurvePoint> Curve)
{
    /// <summary>The prediction for the programme in the form.</summary>
    public EarningsPrediction Prediction => Answer.Predictions[0];
}

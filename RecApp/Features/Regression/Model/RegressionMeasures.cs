using RecApp.Bundles;
using RecApp.Features.Regression.Api;
using RecApp.Serving;

namespace RecApp.Features.Regression.Model;

/// <summary>What is kept of a row and its prediction.</summary>
internal static class RegressionMeasures
{
    private const string Prediction = "prediction";
    private const int Bins = 30;

    /// <summary>The measures, uncounted: the variables in the bins of the training data.</summary>
    /// <param name="variables">Their histograms.</param>
    /// <param name="lowest">The lowest target of the training data.</param>
    /// <param name="highest">The highest.</param>
    public static IReadOnlyList<FeatureReference> Of(IReadOnlyList<FeatureReference> variables, double lowest, double highest) =>
    [
        .. variables.Select(variable => variable with { Role = MeasureRole.Input, Unknown = 0 }),
        FeatureReference.EqualBins(Prediction, MeasureRole.Output, lowest, highest, Bins),
    ];

    /// <summary>Puts down the numbers of a row and its prediction.</summary>
    public static void Set(RegressionModel model, RegressionRequest request, RegressionAnswer answer, int row, Measured measured)
    {
        for (int variable = 0; variable < model.Variables.Count; variable++)
            measured.Set(model.Variables[variable].Feature, request.Rows[row]![variable]);
        measured.Set(Prediction, answer.Predictions[row].Output);
    }
}

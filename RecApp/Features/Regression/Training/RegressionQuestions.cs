using RecApp.Bundles;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Model;
using RecApp.Serving;

namespace RecApp.Features.Regression.Training;

/// <summary>What the model's measures are like on its data set.</summary>
internal static class RegressionQuestions
{
    /// <summary>Asks with every row.</summary>
    public static IReadOnlyList<FeatureReference> Measure(ModelBundle bundle, RegressionData data)
    {
        var model = RegressionModel.Load(bundle);
        var references = new MeasureReferences(RegressionMeasures.Of(model.Variables, data.Target.Min(), data.Target.Max()));
        for (int row = 0; row < data.Target.Length; row++)
            references.Ask(RegressionService.Predict, model, new([RegressionRow.Of([.. data.Features.Select(values => values[row])])]));
        return references.Counted();
    }
}

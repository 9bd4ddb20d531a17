using RecApp.Bundles;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Figures;
using RecApp.Features.Regression.Model;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Regression.Figures;

public class RegressionFiguresTests
{
    private static readonly RegressionModel Model = RegressionModel.Load(ModelBundle.Open(
        Directory.GetDirectories(RepositoryFolder.Combine("models", RegressionService.ModelName)).Max(StringComparer.Ordinal)!));

    private static readonly RegressionFacts Facts = new("20260301-0a1b2c3d", Model.Fit.Rows, Model.Fit.RSquared, Model.Fit.ResidualStandardDeviation, Model.Fit.TargetMean,
        [.. RegressionService.Variables.Select((name, i) => new RegressionVariable(name, Model.Fit.Means[i], Model.Fit.Coefficients[i], Model.Variables[i]))], Model.Review);

    [Fact]
    public void Contributions_OfAnyRow_AddUpToTheDifferenceFromTheMean()
    {
        var random = new Random(3);
        for (int i = 0; i < 200; i++)
        {
            double[] row = [.. Facts.Variables.Select(variable => variable.Minimum + (random.NextDouble() * 2 * (variable.Maximum - variable.Minimum)))];
            double output = Model.Predict(row).Output;
            var figure = RegressionFigures.Contributions(Facts, row, output);
            Assert.Equal(output - Facts.TargetMean, figure.Traces.Sum(trace => trace.X.Numbers!.Sum()), 1e-12);
            Assert.Equal(5, figure.Traces.Sum(trace => trace.X.Count));
        }
    }

    [Fact]
    public void Contributions_OfAverageValues_SayThatNothingMoves()
    {
        double[] average = [.. Facts.Variables.Select(variable => variable.Mean)];
        Assert.Equal("All values are average, so nothing moves the prediction", RegressionFigures.Contributions(Facts, average, Facts.TargetMean).Title);
        Assert.StartsWith("var_1 matters most: +0.", RegressionFigures.Contributions(Facts, [1500, .. average[1..]], 0.6).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_OfTheShippedModel_StateTheirFindings()
    {
        Assert.Equal("The variables explain 87 % of how the output differs", FitFigures.PredictedActual(Facts).Title.Replace('\u00a0', ' ').Replace("87%", "87 %"));
        Assert.StartsWith("The errors are alike", FitFigures.Residuals(Facts).Title, StringComparison.Ordinal);
        Assert.StartsWith("About ", FitFigures.Spread(Facts).Title, StringComparison.Ordinal);
        Assert.All(FitFigures.PredictedActual(Facts).Table!.Rows, row => Assert.Equal(3, row.Count));
    }
}

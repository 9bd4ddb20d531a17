using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Figures;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Model;
using RecApp.Tests.Charts;
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
            Assert.Equal(output - Facts.TargetMean, figure.Traces.Sum(trace => ChartSeries.Of(trace).X.Sum(part => (double)part)), 1e-12);
            Assert.Equal(5, figure.Traces.Sum(trace => ChartSeries.Of(trace).X.Count));
        }
    }

    [Fact]
    public void Figures_OfAFitToHostileColumns_AreSafe()
    {
        const string hostile = "<img src=x onerror=alert(1)> & more";
        double[] size = [.. Enumerable.Range(0, 40).Select(row => (double)row)];
        OwnTable table = new("own.csv", [new("size", size, 0, 0, null), new(hostile, [.. size.Select((value, row) => value + (row % 3))], 0, 0, null)], size.Length, Uploads.Tables.SomeReading);

        var fit = OwnFitter.Fit(table, 1, [0], TestContext.Current.CancellationToken);

        Assert.All([OwnFigures.PredictedActual(fit), OwnFigures.Residuals(fit)], FigureAssert.IsCompleteAndSafe);
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
        var (output, interval) = Model.Predict([.. Facts.Variables.Select(variable => variable.Mean)]);
        RegressionPrediction prediction = new(output, interval, Guid.Empty, []);
        Assert.All(
            [
                FitFigures.PredictedActual(Facts), FitFigures.Residuals(Facts), FitFigures.Spread(Facts), VariableFigures.Output(Facts), VariableFigures.Of(Facts.Variables[0]),
                RegressionFigures.Contributions(Facts, [.. Facts.Variables.Select(variable => variable.Minimum)], 0.4), RegressionFigures.Place(Facts, prediction),
            ],
            FigureAssert.IsCompleteAndSafe);
        Assert.Equal("The variables explain 87 % of how the output differs", FitFigures.PredictedActual(Facts).Title.Replace('\u00a0', ' ').Replace("87%", "87 %"));
        Assert.StartsWith("The errors are alike", FitFigures.Residuals(Facts).Title, StringComparison.Ordinal);
        Assert.StartsWith("About ", FitFigures.Spread(Facts).Title, StringComparison.Ordinal);
        Assert.All(FitFigures.PredictedActual(Facts).Table!.Rows, row => Assert.Equal(3, row.Count));
    }
}

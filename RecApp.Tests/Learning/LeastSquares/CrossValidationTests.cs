using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

public class CrossValidationTests
{
    [Fact]
    public void Predict_OneRowAFold_LeavesOutWhatTheLeverageSays()
    {
        var random = new Random(1);
        double[][] features = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 40).Select(_ => random.NextDouble()).ToArray())];
        double[] target = [.. features[0].Select((value, row) => value - features[1][row] + random.NextDouble())];
        var fit = LinearRegression.Fit(features, target);
        double[] predicted = CrossValidation.Predict(features, target, folds: 40, seed: 3, TestContext.Current.CancellationToken);
        for (int row = 0; row < 40; row++)
        {
            double leverage = fit.Leverage([.. features.Select(feature => feature[row])]);
            Assert.Equal(fit.Residuals[row] / (1 - leverage), target[row] - predicted[row], 1e-12);
        }
    }

    [Fact]
    public void Predict_ColumnConstantWithoutItsFold_StillPredictsAndRepeats()
    {
        double[][] features = [[.. Enumerable.Range(0, 20).Select(row => row == 4 ? 1.0 : 0)], [.. Enumerable.Range(0, 20).Select(row => (double)row)]];
        double[] target = [.. Enumerable.Range(0, 20).Select(row => 2.0 * row)];
        double[] predicted = CrossValidation.Predict(features, target, folds: 5, seed: 1, TestContext.Current.CancellationToken);
        Assert.All(target.Zip(predicted), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        Assert.Equal(predicted, CrossValidation.Predict(features, target, folds: 5, seed: 1, TestContext.Current.CancellationToken));
        Assert.Equal(1, CrossValidation.RSquared(target, predicted), 1e-12);
    }

    [Fact]
    public void RSquared_OfTheMean_IsZero() => Assert.Equal(0, CrossValidation.RSquared([1, 2, 6], [3, 3, 3]), 1e-15);
}

using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

public class LinearRegressionTests
{
    private const int Rows = 60;

    private static double[] Column(int seed, Func<Random, double>? next = null)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows).Select(_ => (next ?? (r => r.NextDouble()))(random))];
    }

    private static double[] Combined(Func<int, double> value) => [.. Enumerable.Range(0, Rows).Select(value)];

    [Fact]
    public void Fit_ConstantAndDuplicateColumns_AreNamed()
    {
        double[] a = Column(1), b = Column(2);
        var refused = Assert.Throws<DependentColumnsException>(() => LinearRegression.Fit([a, Combined(_ => 0.1), b, [.. a], [.. a]], Column(3)));
        Assert.Equal(
            [(1, DependenceKind.Constant, ""), (3, DependenceKind.Duplicate, "0"), (4, DependenceKind.Duplicate, "0")],
            refused.Columns.Select(column => (column.Feature, column.Kind, string.Join(",", column.On))));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e-9, 0)]
    [InlineData(1e12, 0)]
    [InlineData(1, 1e6)]
    public void Fit_CollinearColumn_IsNamedWithThoseItDependsOn(double scale, double offset)
    {
        double[] a = Column(1), b = Column(2), c = Column(4);
        var refused = Assert.Throws<DependentColumnsException>(() => LinearRegression.Fit(
            [a, c, b, Combined(row => offset + (scale * ((0.3 * a[row]) - (1.7 * b[row]))))], Column(3)));
        var column = Assert.Single(refused.Columns);
        Assert.Equal(DependenceKind.Collinear, column.Kind);
        // Any of the three could be left out; c has no part in it.
        Assert.Equal([0, 2, 3], column.On.Append(column.Feature).Order());
    }

    [Fact]
    public void Fit_OneColumnForEachCategory_IsCollinear()
    {
        double[][] categories = [.. Enumerable.Range(0, 3).Select(category => Combined(row => row % 3 == category ? 1 : 0))];
        var refused = Assert.Throws<DependentColumnsException>(() => LinearRegression.Fit(categories, Column(3)));
        Assert.Equal(2, Assert.Single(refused.Columns).On.Count);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e-9)]
    public void Fit_FeaturesFarFromZero_IsThatOfTheShiftedOnes(double scale)
    {
        double[] a = Column(1), b = Column(2, random => random.Next(1000));
        double[] target = Combined(row => (3 * a[row]) - (0.01 * b[row]) + (0.1 * Math.Sin(row)));
        var plain = LinearRegression.Fit([a, b], target);
        var moved = LinearRegression.Fit([Combined(row => a[row] * scale), Combined(row => b[row] + 1_600_000_000)], target);
        Assert.Equal(plain.Coefficients[0] / scale, moved.Coefficients[0], Math.Abs(1e-12 * plain.Coefficients[0] / scale));
        Assert.Equal(plain.Coefficients[1], moved.Coefficients[1], Math.Abs(1e-12 * plain.Coefficients[1]));
        Assert.Equal(plain.RSquared, moved.RSquared, 1e-12);
    }

    [Fact]
    public void Fit_TooFewRowsOrUnequalLengthsOrNoNumber_IsRefused()
    {
        Assert.Contains("4 are needed", Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1, 2, 4], [1, 5, 2]], [1, 2, 3])).Message);
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1, 2, 3, 4]], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1, 2, double.NaN, 4]], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([[1, 2, 3, 1e200]], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([], []));
    }

    [Fact]
    public void Fit_AnyData_ResidualsAreOrthogonalToEveryFeature()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[][] features = [.. Enumerable.Range(0, 5).Select(feature => Column((10 * seed) + feature, random => Math.Pow(10, feature) * (random.NextDouble() - 0.3)))];
            double[] target = Column(seed + 500);
            var fit = LinearRegression.Fit(features, target);
            Assert.InRange(fit.Residuals.Sum(), -1e-13, 1e-13);
            foreach (double[] feature in features)
                Assert.InRange(feature.Zip(fit.Residuals, (x, r) => x * r).Sum() / feature.Max(), -1e-13, 1e-13);
            double[] row = [.. features.Select(feature => feature[7])];
            Assert.Equal(target[7] - fit.Residuals[7], fit.Predict(row), 1e-13);
            Assert.Equal(fit.Predict(row), fit.Intercept + fit.Coefficients.Zip(row, (c, x) => c * x).Sum(), 1e-12);
            Assert.Equal(fit.Predict(row), fit.TargetMean + row.Select((value, feature) => fit.Contribution(feature, value)).Sum(), 1e-13);
        }
    }

    [Fact]
    public void Leverage_OverTheRows_AddsUpToTheCoefficients()
    {
        double[][] features = [Column(1), Column(2), Column(3, random => random.Next(2))];
        var fit = LinearRegression.Fit(features, Column(4));
        double sum = Enumerable.Range(0, Rows).Sum(row => fit.Leverage([.. features.Select(feature => feature[row])]));
        Assert.Equal(4, sum, 1e-12);
        Assert.Equal(1.0 / Rows, fit.Leverage(fit.Means), 1e-15);
    }

    [Fact]
    public void VarianceInflation_OfTwoFeatures_FollowsFromTheirCorrelation()
    {
        double[] a = Column(1), noise = Column(2);
        double[] b = Combined(row => a[row] + (0.2 * noise[row]));
        var fit = LinearRegression.Fit([a, b], Column(3));
        double correlation = Correlation(a, b);
        Assert.All(fit.VarianceInflation, inflation => Assert.Equal(1 / (1 - (correlation * correlation)), inflation, 1e-10));
    }

    [Fact]
    public void PredictionMargin_OfDataFromTheModel_CoversTheStatedShare()
    {
        var random = new Random(7);
        int covered = 0, tried = 0;
        for (int round = 0; round < 200; round++)
        {
            double[] a = Column(1000 + round), b = Column(2000 + round);
            double[] target = Combined(row => 1 + a[row] - (2 * b[row]) + Normal(random));
            var fit = LinearRegression.Fit([a, b], target);
            double quantile = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
            for (int draw = 0; draw < 20; draw++, tried++)
            {
                double[] row = [random.NextDouble(), random.NextDouble()];
                double truth = 1 + row[0] - (2 * row[1]) + Normal(random);
                covered += Math.Abs(truth - fit.Predict(row)) <= fit.PredictionMargin(row, quantile) ? 1 : 0;
            }
        }
        Assert.InRange(covered / (double)tried, 0.94, 0.96);
    }

    private static double Correlation(double[] left, double[] right)
    {
        double leftMean = left.Average(), rightMean = right.Average();
        return left.Zip(right, (a, b) => (a - leftMean) * (b - rightMean)).Sum()
            / Math.Sqrt(left.Sum(a => (a - leftMean) * (a - leftMean)) * right.Sum(b => (b - rightMean) * (b - rightMean)));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

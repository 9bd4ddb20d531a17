using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Training;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Regression;

public class ShippedRegressionTests
{
    // Exact least squares over the data set, by rational arithmetic.
    private static readonly double[] Exact =
        [0.1863719666706054, 0.0003404699324205346, 5.288436361813248e-05, 0.00018854332693326998, -0.6575784326119855, 0.4976365002690752];

    private static ModelBundle Newest() => ModelBundle.Open(
        Directory.GetDirectories(RepositoryFolder.Combine("models", RegressionService.ModelName)).Max(StringComparer.Ordinal)!);

    [Fact]
    public void Bundle_Coefficients_AreTheExactOnes()
    {
        var fit = RegressionModel.Load(Newest()).Fit;
        double[] found = [fit.Intercept, .. fit.Coefficients];
        Assert.All(found.Zip(Exact), pair => Assert.Equal(pair.Second, pair.First, Math.Abs(1e-13 * pair.Second)));
        Assert.Equal(0.8692670151914199, fit.RSquared, 1e-14);
        Assert.Equal(0.012052820659370833, fit.ResidualStandardDeviation, 1e-15);
        Assert.Equal(1232, fit.Rows);
    }

    [Fact]
    public void Bundle_Everything_HoldsCountsAndNoRows()
    {
        var bundle = Newest();
        var review = RegressionModel.Load(bundle).Review;
        Assert.Equal(1232, review.Counts.Sum(row => row.Sum()));
        Assert.Equal(1232, review.ResidualCounts.Sum());
        Assert.Equal(1232, review.Bands.Sum(band => band.Rows));
        Assert.Empty(RegressionModel.Load(bundle).Fit.Residuals);
        Assert.InRange(bundle.Manifest.Files.Sum(file => file.Bytes), 1, 60_000);
        Assert.All(bundle.Manifest.Reference, histogram => Assert.Equal(1232, histogram.Counts.Sum()));
    }

    [Fact]
    public void Manifest_Metrics_StateWhatUnseenRowsShow()
    {
        var metrics = Newest().Manifest.Metrics;
        Assert.InRange(metrics.Single(metric => metric.Name == "R² on unseen rows").Value, 0.85, 0.87);
        Assert.InRange(metrics.Single(metric => metric.Name == "coverage of the 95 % interval").Value, 0.93, 0.97);
        Assert.All(metrics, metric => Assert.NotEmpty(metric.Protocol));
    }

    [Fact]
    public void Train_OfTheDataSet_GivesTheShippedBytes()
    {
        string? folder = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(folder is null, "RECAPP_DATA names no folder with the data sets.");
        using var models = new TemporaryFolder();
        var shipped = Newest();
        var data = RegressionData.Read(folder!);
        var model = RegressionTrainer.Train(data);
        var manifest = RegressionTrainer.Write(models.Location, data, model, RegressionEvaluation.Run(data, model.Fit), "abc", new FakeTimeProvider(shipped.Manifest.CreatedUtc));
        Assert.Equal(shipped.Manifest.Version, manifest.Version);
        Assert.Equal(shipped.Manifest.Metrics.Select(metric => metric.Value), manifest.Metrics.Select(metric => metric.Value));
    }

    [Theory]
    [InlineData("var_1,var_2,var_3,var_4,output\n1,2,3,4,5\n", "var_5 is missing")]
    [InlineData("var_1,var_2,var_3,var_4,var_5,output\n1,2,x,4,5,6\n", "line 2: expected a number in column var_3, found 'x'")]
    [InlineData("var_1,var_2,var_3,var_4,var_5,output\n1,2,,4,5,6\n", "line 2: a cell is empty")]
    [InlineData("var_1,var_2,var_3,var_4,var_5,output\n1,2,3,4,5,6\n", "has 1 rows")]
    public void Read_OfAWrongFile_NamesWhatAndWhere(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("linear-regression"));
        File.WriteAllText(folder.Combine("linear-regression/Linear_regression_dataset.csv"), content);
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => RegressionData.Read(folder.Location)).Message, StringComparison.Ordinal);
    }
}

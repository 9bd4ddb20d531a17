using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Model;
using RecApp.Tables;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Features.Earnings.Fitting;

public sealed class OwnLinearTests(SharedApplication application)
{
    private readonly OwnLinearService _service = application.Services.GetRequiredService<OwnLinearService>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fit_EarningsThatAreLinear_AreRecoveredAndPredicted()
    {
        var fit = await FitAsync(Programmes(2_000, college: true));
        Assert.Equal((2_000, 40, 0), (fit.Programmes, fit.Colleges, fit.LeftOut));
        Assert.Contains("colleges it had not seen", fit.Comparison[0].How, StringComparison.Ordinal);
        Assert.InRange(fit.Comparison[0].RSquared, 0.99, 1);
        Assert.Equal(["Your linear model", "Served linear model", "Served boosted trees"], fit.Comparison.Select(line => line.Model));
        // The served models know nothing of such earnings.
        Assert.True(fit.Comparison[1].RSquared < 0.5);

        var row = new EarningsInputs(Region: 3, Locale: 11, CollegeType: 2, Field: 5138, Credential: 5, AdmissionRate: 0.5, Sat: 1200, Tuition: 10000);
        var prediction = await _service.PredictAsync(fit, row, Cancelled);
        Assert.Equal(Earnings(5138, 5, 1200), prediction.EarningsUsd, 1_500.0);
        Assert.Equal(prediction.EarningsUsd, prediction.BaseUsd + prediction.Contributions.Sum(part => part.Usd), 1e-6);
        Assert.True(prediction.Interval90.Low <= prediction.Interval50.Low && prediction.Interval50.High <= prediction.Interval90.High);
    }

    [Fact]
    public async Task Fit_WithoutColleges_IsMeasuredOnRandomProgrammes()
    {
        var fit = await FitAsync(Programmes(200, college: false));
        Assert.Null(fit.Colleges);
        Assert.StartsWith("programmes it had not seen", fit.Comparison[0].How, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_RowsThatCannotBeUsed_AreCountedAndNamed()
    {
        var fit = await FitAsync(Programmes(100, college: false) + "1107,3,1,,,,1200,10000,PrivacySuppressed\n1107,3,1,,,,1200,10000,much\nbogus,3,1,,,,1200,10000,50000\n");
        Assert.Equal((100, 3), (fit.Programmes, fit.LeftOut));
        Assert.Equal([102, 103], fit.Problems.Select(problem => problem.Row));
        Assert.Contains("earningsUsd: Give USD", fit.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("field,credential,collegeType\n1107,3,1\n", "no column “earningsUsd”")]
    [InlineData("field,credential,collegeType,earningsUsd\n1107,3,1,50000\n1107,3,1,-1\n", "1 of 2 rows have earnings and can be used; at least 50 are needed. Row 2: earningsUsd")]
    public async Task Fit_TooLittle_IsRefusedWithTheReason(string csv, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<FileRefusedException>(() => FitAsync(csv))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task FitDataSet_ConfiguredFolder_EqualsTheServedModel()
    {
        string? folder = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(folder is null || !Directory.Exists(Path.Combine(folder, "college-scorecard")), "RECAPP_DATA names no folder with college-scorecard/.");
        await using var configured = new RecAppFactory { Settings = new() { ["Earnings:DataFolder"] = folder, ["Inference:DeadlineSeconds"] = "120" } };
        var service = configured.Services.GetRequiredService<OwnLinearService>();
        Assert.True(service.HasDataSet);

        var fit = await service.FitDataSetAsync(Cancelled);

        Assert.Equal((55_334, 5_380), (fit.Programmes, fit.Colleges));
        Assert.InRange(fit.Comparison[0].RSquared, 0.74, 0.78);
        var row = new EarningsInputs(0, 0, CollegeType: 1, Field: 1107, Credential: 3, 0, 0, 0);
        var served = await configured.Services.GetRequiredService<EarningsService>().PredictAsync([row], "linear", Cancelled);
        Assert.Equal(served.Predictions[0].EarningsUsd, (await service.PredictAsync(fit, row, Cancelled)).EarningsUsd, 0.01);
    }

    [Fact]
    public async Task FitDataSet_FolderWithoutTheData_SaysSoWithoutThePath()
    {
        using var empty = new TemporaryFolder();
        await using var configured = new RecAppFactory { Settings = new() { ["Earnings:DataFolder"] = empty.Location } };
        var refused = await Assert.ThrowsAsync<FileRefusedException>(() => configured.Services.GetRequiredService<OwnLinearService>().FitDataSetAsync(Cancelled));
        Assert.DoesNotContain(empty.Location, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_FolderThatIsNotThere_NamesTheKey()
    {
        var problems = new SettingProblems(EarningsOptions.Section);
        new EarningsOptions().Check(problems);
        Assert.Empty(problems.Found);
        new EarningsOptions { DataFolder = "/no/such/folder" }.Check(problems);
        Assert.StartsWith("Earnings:DataFolder is '/no/such/folder'", Assert.Single(problems.Found), StringComparison.Ordinal);
    }

    internal static string Programmes(int count, bool college)
    {
        var random = new Random(3);
        int[] fields = [1107, 5138, 5202, 4201];
        var csv = new StringBuilder("field,credential,collegeType,region,locale,admissionRate,sat,tuition,earningsUsd").Append(college ? ",college\n" : "\n");
        for (int row = 0; row < count; row++)
        {
            int field = fields[random.Next(4)], credential = random.Next(2) == 0 ? 3 : 5, sat = random.Next(800, 1500);
            csv.Append(CultureInfo.InvariantCulture, $"{field},{credential},{random.Next(1, 4)},{random.Next(1, 10)},11,0.5,{sat},{random.Next(5000, 20000)},{Earnings(field, credential, sat):F0}")
                .Append(college ? $",college {row % 40}\n" : "\n");
        }
        return csv.ToString();
    }

    private static double Earnings(int field, int credential, int sat) => 20_000 + 5 * field + 6_000 * credential + 20 * sat;

    private Task<OwnLinearFit> FitAsync(string csv)
    {
        TableUpload upload = new();
        upload.Take("own.csv", Encoding.UTF8.GetBytes(csv));
        return _service.FitAsync(upload, Cancelled);
    }
}

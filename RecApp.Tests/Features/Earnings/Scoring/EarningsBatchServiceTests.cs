using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Features.Earnings.Page;
using RecApp.Features.Earnings.Scoring;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Scoring;

[Collection(nameof(ShippedEarnings))]
public sealed class EarningsBatchServiceTests(ShippedEarnings shipped, SharedApplication application)
{
    private static readonly EarningsInputs ComputerScience = new(8, 12, 1, 1107, 3, 0.5, 1250, 14000);

    [Theory]
    [InlineData("field,credential,collegeType,region,locale,admissionRate,sat,tuition\nComputer Science,Bachelor's Degree,Public,Far West,City: midsize,0.5,1250,14000\n")]
    [InlineData("tuition;sat;id;admissionRate;Locale;REGION;college type;credential;field\n14000;1250;x;0.5;12;8;1;3;11.07\n")]
    [InlineData("CIPCODE\tCREDLEV\tCONTROL\tREGION\tLOCALE\tADM_RATE_ALL\tSAT_AVG_ALL\ttuition\n1107\t3\tPublic\t8.0\t12.0\t0.5\t1250\t14000.0\n")]
    public async Task Score_AnyNamesAndOrder_EqualsTheModel(string csv)
    {
        foreach (string variant in EarningsService.Variants)
        {
            var estimates = new EarningsEstimate[1];
            shipped.Model.Predictor(variant).Predict([ComputerScience], estimates);
            var (scored, rows) = await ScoreAsync(csv, variant);
            Assert.Equal((1, 0), (scored.Predicted, scored.Failed));
            double[] numbers = [.. rows[1].Split(',')[^7..^2].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            var of = estimates[0];
            Assert.All(numbers.Zip([of.Usd, of.Low50, of.High50, of.Low90, of.High90]), pair => Assert.Equal(pair.Second, pair.First, 0.006));
        }
    }

    [Fact]
    public async Task Score_WrongRowsAmongGoodOnes_SaysWhichAndWhyAndKeepsTheOrder()
    {
        var (scored, rows) = await ScoreAsync("""
            id,field,credential,collegeType,sat,tuition
            a,1107,3,1,,
            b,Compter Sciense,3,1,NaN,-5
            c,1107,9,1,"1,250",15000.00
            d,1107,3,Public,NULL,9000

            """);
        Assert.Equal((2, 2), (scored.Predicted, scored.Failed));
        Assert.Equal(["id", "a", "b", "c", "d"], rows.Select(row => row.Split(',')[0]));
        Assert.Equal([2, 3], scored.Problems.Select(problem => problem.Row));
        Assert.Contains("field: Unknown field 'Compter Sciense'. Nearest: Computer Science (1107)", scored.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("tuition: '-5' is out of range", rows[2], StringComparison.Ordinal);
        Assert.Contains("credential: Unknown value '9'", rows[3], StringComparison.Ordinal);
        Assert.DoesNotContain("sat", rows[3], StringComparison.Ordinal);
        Assert.Equal(["id"], scored.Ignored);
        Assert.Contains("region, locale, admissionRate", Assert.Single(scored.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-5", "-5")]
    [InlineData("plain", "plain")]
    public async Task Score_CellThatASpreadsheetWouldRun_IsQuoted(string cell, string written)
    {
        var (_, rows) = await ScoreAsync($"note,field,credential,collegeType\n{cell},1107,3,1\n");
        Assert.StartsWith(written + ",", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_FormulaInTheHeader_IsQuotedToo() =>
        Assert.StartsWith("'=1+1,", (await ScoreAsync("=1+1,field,credential,collegeType\nx,1107,3,1\n")).Rows[0], StringComparison.Ordinal);

    [Fact]
    public async Task Score_ItsOwnResult_IsScoredAnewWithTheSameColumns()
    {
        var (_, once) = await ScoreAsync("field,credential,collegeType\n1107,3,1\n");
        var (_, twice) = await ScoreAsync(string.Join("\r\n", once) + "\r\n");
        Assert.Equal(once, twice);
    }

    [Theory]
    [InlineData("sat,tuition\n1000,9000\n", "no column “field”, “credential”, “collegeType”")]
    [InlineData("field,credential,collegeType\n", "no rows")]
    public async Task Read_FileWithoutWhatIsNeeded_IsRefused(string csv, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<FileRefusedException>(() => ScoreAsync(csv))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Score_EveryRowWrong_EndsSoonAndStaysSmall()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"nonsense {row},x,y\n"));
        var (scored, _) = await ScoreAsync("field,credential,collegeType\n" + rows);
        Assert.Equal((0, 20_000), (scored.Predicted, scored.Failed));
        Assert.InRange(scored.Csv.Length, 1, 6_000_000);
        Assert.Equal(20, scored.Problems.Count);
    }

    [Fact]
    public async Task Score_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ScoreAsync("field,credential,collegeType\n1107,3,1\n", cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task Template_AsItIs_IsPredicted()
    {
        var (scored, _) = await ScoreAsync(ProgrammeFilePanel.Template);
        Assert.Equal((3, 0), (scored.Predicted, scored.Failed));
        Assert.Empty(scored.Ignored);
        Assert.Empty(scored.Notes);
    }

    private async Task<(ScoredCsv Scored, string[] Rows)> ScoreAsync(string csv, string variant = "trees", CancellationToken? cancellationToken = null)
    {
        double done = 0;
        TableUpload upload = new();
        upload.Take("rows.csv", Encoding.UTF8.GetBytes(csv));
        var scored = await application.Services.GetRequiredService<EarningsBatchService>().ScoreAsync(
            upload, variant, part => done = Math.Max(done, part), cancellationToken ?? TestContext.Current.CancellationToken);
        Assert.Equal(1, done);
        return (scored, Encoding.UTF8.GetString(scored.Csv).TrimEnd().Split("\r\n"));
    }
}

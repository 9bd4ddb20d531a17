using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Tests.Components;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Tests.Uploads;

public class ScoreCsvTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly UploadLimits Limits = new(Bytes: 4 * 1024 * 1024, Rows: 1_000) { MemoryPerByte = 2 };

    private readonly ScoredUpload _kept = new();

    private UploadBudget Budget => Services.GetRequiredService<UploadBudget>();

    [Fact]
    public void File_WithoutMemoryForIt_IsRefusedAndTheResultBeforeStays()
    {
        Services.Configure<UploadOptions>(options => options.PerAddressMegabytes = 1);
        var panel = Open((upload, _, _) => Task.FromResult(Scored(upload, 100)));
        Upload(panel, "small.csv", 1_000);
        panel.WaitForAssertion(() => Assert.Contains("small.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);

        Upload(panel, "large.csv", 600_000);

        panel.WaitForAssertion(() => Assert.Contains("Take a smaller part.", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("small.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1_100, Budget.Held);
    }

    [Fact]
    public void File_WhileAndAfterItIsRead_IsCountedAndGivenBackWithTheSession()
    {
        long counted = 0;
        var panel = Open((upload, _, _) =>
        {
            counted = Budget.Held;
            return Task.FromResult(Scored(upload, 70));
        });

        Upload(panel, "first.csv", 1_000);
        panel.WaitForAssertion(() => Assert.Equal(1_070, Budget.Held), Patience);
        Assert.Equal(2_000, counted);
        Upload(panel, "second.csv", 3_000);
        panel.WaitForAssertion(() => Assert.Contains("second.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(6_000, counted);

        panel.Instance.Dispose();
        Assert.Equal(3_070, Budget.Held);
        var back = Open((_, _, _) => throw new InvalidOperationException());
        Assert.Contains("second.csv", back.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<SessionUploads>().End();
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public void Sample_Tried_IsPredictedAsAFileIsWithWhatWasAddedFirst()
    {
        var panel = Open(async (upload, _, token) =>
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            var lines = Encoding.UTF8.GetString(upload.Content.Span).TrimEnd().Split('\n');
            string csv = $"{lines[0]},prediction,problem\n" + string.Concat(lines.Skip(1).Select(line => $"{line},1234.567,\n"));
            return new($"scored-{upload.FileName}", Encoding.UTF8.GetBytes(csv), lines.Length - 1, 0, []) { Added = 2, Reading = Reading(upload) };
        });

        panel.FindAll("button").Single(button => button.TextContent == "Try with sample data").Click();

        panel.WaitForAssertion(() => Assert.Contains("sample.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(["prediction", "size"], panel.FindAll(".data-table thead th").Select(header => header.TextContent.Trim()));
        Assert.Equal(["1,235", "1"], panel.FindAll(".data-table tbody tr")[0].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal(10, panel.FindAll(".data-table tbody tr").Count);
        Assert.True(Budget.Held > 0);
    }

    [Fact]
    public void File_ThatFails_GivesBackWhatItTook()
    {
        var panel = Open((_, _, _) => throw new FileRefusedException("It has no columns."));

        Upload(panel, "first.csv", 1_000);

        panel.WaitForAssertion(() => Assert.Contains("It has no columns.", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public async Task File_Cancelled_GivesBackWhatItTook()
    {
        var panel = Open(async (upload, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Scored(upload, 70);
        });
        // The double of the browser's field waits for the end.
        var upload = Task.Run(() => Upload(panel, "first.csv", 1_000), Xunit.TestContext.Current.CancellationToken);
        panel.WaitForAssertion(() => Assert.Equal(2_000, Budget.Held), Patience);

        panel.WaitForElement("button", Patience).Click();

        await upload;

        panel.WaitForAssertion(() => Assert.Contains("Cancelled", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, Budget.Held);
    }

    private static TableReading Reading(TableUpload upload) => TableFile.Open(upload.Content, new(1 << 20, 1_000, 10, 1_000_000), upload.Choices).Reading(upload.FileName, 1, null, new());

    private static ScoredCsv Scored(TableUpload upload, int bytes) => new("scored.csv", Encoding.UTF8.GetBytes("prediction\n".PadRight(bytes, '1')), 1, 0, []) { Added = 1, Reading = Reading(upload) };

    private static void Upload(IRenderedComponent<ScoreCsv> panel, string name, int bytes) =>
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(new string('x', bytes)), name));

    private IRenderedComponent<ScoreCsv> Open(Func<TableUpload, Action<double>, CancellationToken, Task<ScoredCsv>> score) => Render<ScoreCsv>(parameters => parameters
        .Add(panel => panel.Title, "Many at once").Add(panel => panel.Hint, "A file").Add(panel => panel.Limits, Limits)
        .Add(panel => panel.Score, score).Add(panel => panel.Kept, _kept).Add(panel => panel.Sample, () => Encoding.UTF8.GetBytes("size\n" + string.Concat(Enumerable.Range(1, 12).Select(row => $"{row}\n")))).Add(panel => panel.Script, new PageScript(JSInterop.JSRuntime, "page.js")));
}

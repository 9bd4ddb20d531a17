using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Tables;
using RecApp.Tests.Components;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Tests.Uploads;

public class ScoreCsvTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly UploadLimits Limits = new(Bytes: 4 * 1024 * 1024, Rows: 1_000) { MemoryPerByte = 2 };

    private UploadBudget Budget => Services.GetRequiredService<UploadBudget>();

    [Fact]
    public void File_WithoutMemoryForIt_IsRefusedAndTheResultBeforeStays()
    {
        Services.Configure<UploadOptions>(options => options.PerAddressMegabytes = 1);
        var panel = Open((_, _, _, _) => Task.FromResult(Scored(100)));
        Upload(panel, "small.csv", 1_000);
        panel.WaitForAssertion(() => Assert.Contains("small.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);

        Upload(panel, "large.csv", 600_000);

        panel.WaitForAssertion(() => Assert.Contains("Take a smaller part.", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("small.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(100, Budget.Held);
    }

    [Fact]
    public void File_WhileAndAfterItIsRead_IsCountedAndGivenBackWithThePanel()
    {
        long counted = 0;
        var panel = Open((_, _, _, _) =>
        {
            counted = Budget.Held;
            return Task.FromResult(Scored(70));
        });

        Upload(panel, "first.csv", 1_000);
        panel.WaitForAssertion(() => Assert.Equal(70, Budget.Held), Patience);
        Assert.Equal(2_000, counted);
        Upload(panel, "second.csv", 3_000);
        panel.WaitForAssertion(() => Assert.Contains("second.csv", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(6_000, counted);

        panel.Instance.Dispose();
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public void File_ThatFails_GivesBackWhatItTook()
    {
        var panel = Open((_, _, _, _) => throw new CsvRefusedException("It has no columns."));

        Upload(panel, "first.csv", 1_000);

        panel.WaitForAssertion(() => Assert.Contains("It has no columns.", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public async Task File_Cancelled_GivesBackWhatItTook()
    {
        var panel = Open(async (_, _, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Scored(70);
        });
        // The double of the browser's field waits for the end.
        var upload = Task.Run(() => Upload(panel, "first.csv", 1_000), Xunit.TestContext.Current.CancellationToken);
        panel.WaitForAssertion(() => Assert.Equal(2_000, Budget.Held), Patience);

        panel.WaitForElement("button", Patience).Click();

        await upload;

        panel.WaitForAssertion(() => Assert.Contains("Cancelled", panel.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, Budget.Held);
    }

    private static ScoredCsv Scored(int bytes) => new("scored.csv", new byte[bytes], 1, 0, []);

    private static void Upload(IRenderedComponent<ScoreCsv> panel, string name, int bytes) =>
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(new string('x', bytes)), name));

    private IRenderedComponent<ScoreCsv> Open(Func<string, Stream, Action<double>, CancellationToken, Task<ScoredCsv>> score) => Render<ScoreCsv>(parameters => parameters
        .Add(panel => panel.Title, "Many at once").Add(panel => panel.Hint, "A file").Add(panel => panel.Limits, Limits)
        .Add(panel => panel.Score, score).Add(panel => panel.Script, new PageScript(JSInterop.JSRuntime, "page.js")));
}

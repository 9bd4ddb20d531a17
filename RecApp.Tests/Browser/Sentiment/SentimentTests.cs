using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Features.Sentiment;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Sentiment;

public sealed class SentimentTests(BrowserFixture browser, SentimentTests.TinyServer tiny) : IClassFixture<SentimentTests.TinyServer>
{
    [Fact]
    public async Task Review_Typed_IsJudgedLinkedAndThereAfterLeaving()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment");
        var area = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" });
        var verdict = tab.Page.Locator("#verdict-title");
        await area.PressSequentiallyAsync("A wonderful film");
        await Expect(verdict).ToHaveTextAsync("Leaning positive: 84 % positive", new() { Timeout = 20_000 });
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"/sentiment\?text=A%20wonderful%20film$"));
        // Recorded, and so open to a rating, once it stands.
        await Expect(tab.Page.Locator("#rating")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await ShowTabAsync(tab, "Words");
        await Expect(tab.Page.Locator(".shaded .word.praise")).ToHaveTextAsync("wonderful");
        await Expect(area).ToHaveValueAsync("A wonderful film");
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"text=A%20wonderful%20film&tab=words$"));
        await ShowTabAsync(tab, "Verdict");

        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Linear" }).CheckAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"model=linear"));
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "About the data" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/data$"));
        await tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Sentiment" }).First.ClickAsync();
        await Expect(area).ToHaveValueAsync("A wonderful film");
        await Expect(tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Linear" })).ToBeCheckedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Review_TypedBeforeTheCircuitIsUp_StaysAndIsJudged()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        var connect = await tab.GoToWithoutCircuitAsync("/sentiment");
        var area = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" });
        await area.PressSequentiallyAsync("A wonderful film");
        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Linear" }).CheckAsync();
        await area.FocusAsync();
        connect();
        await tab.WaitForCircuitAsync();

        await Expect(tab.Page.Locator("#verdict-title")).ToContainTextAsync("positive", new() { Timeout = 20_000 });
        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await Expect(area).ToHaveValueAsync("A wonderful film");
        await Expect(area).ToBeFocusedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Radio, new() { Name = "Linear" })).ToBeCheckedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Review_OfAMegabyteThenOfFortyThousandCharacters_IsRefusedThenRead()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment");
        var area = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" });
        await area.EvaluateAsync("area => { area.value = 'x'.repeat(1000000); area.dispatchEvent(new Event('input')); }");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("1,000,000 characters; up to 50,000 are read");
        Assert.Equal(1_000_000, (await area.InputValueAsync()).Length);

        await area.EvaluateAsync("area => { area.value = 'It was awful. '.repeat(2900); area.dispatchEvent(new Event('input')); }");
        await Expect(tab.Page.Locator("#verdict-title")).ToContainTextAsync("Clearly negative");
        await Expect(tab.Page.GetByText("Too long for a link")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("leaves out 7,600 words")).ToBeVisibleAsync();
        await ShowTabAsync(tab, "Reading");
        // A tick for each whole number up to a thousand would hold the page for half a minute.
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.chart-canvas')?.querySelectorAll('.xtick').length > 1");
        await Expect(tab.Page.Locator(".chart-canvas").First.Locator(".xtick").Nth(20)).Not.ToBeAttachedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Verdict_CalledWrong_IsKept()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment?text=A%20good%20film");
        await tab.Page.GetByText("This is wrong").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send rating" }).ClickAsync();
        await Expect(tab.Page.GetByText("Thank you. Your rating is kept")).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task ManyReviews_FileChosen_AreJudgedShownAndDownloaded()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment?view=many");
        await UploadAsync(tab, "reviews.csv", "id,text\n1,=A good film\n2,\"The film was awful, boring\"\n3,\n4,Der Film war nicht sehr gut\n");
        await Expect(tab.Page.GetByText("4 reviews: 1 positive, 1 negative, 2 without a verdict.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("1 of 2 reviews are positive")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("This looks like German")).ToBeVisibleAsync();
        await tab.DrawChartsAsync();
        await Expect(tab.Page.Locator("section[aria-labelledby='many-result-title'] figure").First.Locator(".ytick")).ToHaveTextAsync(["0", "1"]);
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download verdicts" }).ClickAsync());
        using StreamReader text = new(await download.CreateReadStreamAsync());
        string csv = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(",'=A good film", csv, StringComparison.Ordinal);
        Assert.Contains("3,,,The text is empty. Write at least one word.,", csv, StringComparison.Ordinal);

        await UploadAsync(tab, "stars.csv", "id,stars\n1,5\n");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("is called “text” or “review”");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task ManyReviews_OfTheSampleTriedByKeyboard_AreJudgedExceptWhatCannotBe()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/sentiment?view=many");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.Locator("#many-result-title")).ToHaveTextAsync("sample.csv");
        await Expect(tab.Page.GetByText(new Regex("12 reviews: [3-7] positive, [3-7] negative, 2 without a verdict."))).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("This looks like German")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("The text is empty.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Your reviews" })).ToBeFocusedAsync();
        await tab.DrawChartsAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task ManyReviews_PastedByKeyboard_LeaveTheFocusInTheForm()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment?view=many");
        await tab.Page.GetByLabel("Or paste them").FillAsync(string.Join('\n', Enumerable.Repeat("A good film", 900)));
        await tab.WatchFocusAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse these reviews" }).PressAsync("Enter");

        await Expect(tab.Page.GetByText("900 reviews: 900 positive")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Your reviews" })).ToBeFocusedAsync();
        await tab.AssertFocusKeptAsync();
    }

    [Fact]
    public async Task ManyReviews_Pasted_AreJudgedRatedAndStayInTheBox()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment?view=many");
        var box = tab.Page.GetByLabel("Or paste them");
        var judge = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse these reviews" });
        await judge.ClickAsync();
        await Expect(tab.Page.Locator(".paste-box .field-error")).ToHaveTextAsync("There is nothing in it. Paste something first.");

        // Far beyond what a message of the circuit holds.
        await box.FillAsync(string.Join('\n', Enumerable.Repeat($"A good film {new string('.', 200)}\n\nAn awful film", 300)));
        await judge.ClickAsync();
        await Expect(tab.Page.GetByText("600 reviews: 300 positive, 300 negative, 0 without a verdict.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.StartsWith("A good film ...", await box.InputValueAsync(), StringComparison.Ordinal);

        await box.EvaluateAsync("area => area.value = 'good\\n'.repeat(10001)");
        await judge.ClickAsync();
        await Expect(tab.Page.Locator(".paste-box .field-error")).ToHaveTextAsync("The file has more than 10,000 rows. Take a part of it.");
        await Expect(tab.Page.GetByText("600 reviews: 300 positive")).ToBeVisibleAsync();
        Assert.Equal(50_005, (await box.InputValueAsync()).Length);

        await tab.Page.GetByText("This is wrong").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send rating" }).ClickAsync();
        await Expect(tab.Page.GetByText("Thank you. Your rating is kept")).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Page_BothViewsWithResults_FitEveryLook()
    {
        await using var tab = await browser.OpenAsync(server: tiny.Server);
        await tab.GoToAsync("/sentiment?text=The%20film%20was%20not%20bad%2C%20it%20was%20wonderful%21");
        foreach (string name in (string[])["Verdict", "Words", "Reading"])
        {
            await ShowTabAsync(tab, name);
            await tab.DrawChartsAsync();
            await tab.AssertFitsEveryLookAsync();
        }

        await ShowTabAsync(tab, "Many");
        await UploadAsync(tab, "reviews.txt", string.Concat(Enumerable.Repeat("A good film\nAn awful film\n电影\n", 10)));
        await tab.DrawChartsAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    private static Task ShowTabAsync(BrowserTab tab, string name) => tab.Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    private static Task UploadAsync(BrowserTab tab, string name, string text) =>
        tab.Page.GetByLabel("File with reviews").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });

    public sealed class TinyServer : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public TinyServer()
        {
            TinySentiment.Write(_folder.Combine("models"));
            Server = new() { ModelsPath = _folder.Combine("models"), StoragePath = _folder.Combine("data") };
        }

        public BrowserServer Server { get; }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _folder.Dispose();
        }
    }
}

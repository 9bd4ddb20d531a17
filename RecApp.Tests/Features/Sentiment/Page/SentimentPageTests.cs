using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Features.Feedback;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Page;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Session;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Sentiment.Page;

/// <summary>The page as a whole: text, address and verdict stay together.</summary>
public sealed class SentimentPageTests : ComponentTest, IClassFixture<SentimentHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public SentimentPageTests(SentimentHost host)
    {
        Lend<SentimentService>();
        Lend<BatchReader>();
        Lend<FeedbackService>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        void Lend<TService>()
            where TService : class => Services.AddSingleton(host.Factory.Services.GetRequiredService<TService>());
    }

    [Fact]
    public void Page_LinkWithAText_JudgesItWithBothModels()
    {
        var page = Open("/sentiment?text=A%20wonderful%20film");
        Judged(page, "Leaning positive: 84 % positive");
        Assert.Equal(["LSTM (chosen)", "Linear model"], page.FindAll(".opinions tbody th").Select(cell => cell.TextContent));
        page.WaitForAssertion(() => Assert.Contains("test reviews with a chance like this", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Theory]
    [InlineData("words", ".shaded .word.praise", "wonderful")]
    [InlineData("reading", "figcaption", "positive")]
    public void Page_LinkWithATab_ShowsIt(string tab, string selector, string text)
    {
        var page = Open($"/sentiment?text=A%20wonderful%20film&tab={tab}");
        page.WaitForAssertion(() => Assert.Contains(text, page.Find(selector).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Page_TextTyped_IsJudgedAndKeptInTheSession()
    {
        var page = Open("/sentiment");
        Judged(page, "No verdict");
        Assert.NotNull(page.Find(".example-notice"));
        Assert.Empty(page.Find("textarea").TextContent);
        await TypeAsync(page, "An awful, boring movie");
        Judged(page, "Negative: 91 % negative");
        await TypeAsync(page, "A good film");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".history li").Count), Patience);

        await page.InvokeAsync(() => page.FindAll(".history button")[1].Click());
        Judged(page, "Negative: 91 % negative");
        Assert.Equal("An awful, boring movie", Services.GetRequiredService<SessionState>().Get<SentimentPageState>().Text);
    }

    [Fact]
    public async Task Page_TextStillTyped_IsReadOnceAndRecordedOnlyOnceItHasSettled()
    {
        var page = Open("/sentiment");
        Judged(page, "No verdict");
        await TypeAsync(page, "An awful film", isDraft: true);
        Judged(page, "Leaning negative: 80 % negative");
        page.WaitForAssertion(() => Assert.NotNull(Services.GetRequiredService<SessionState>().Get<SentimentPageState>().Answer!.Words), Patience);
        var judged = Services.GetRequiredService<SessionState>().Get<SentimentPageState>().Answer!;
        Assert.All(judged.Opinions.Values, opinion => Assert.Equal(Guid.Empty, opinion.Prediction.PredictionId));
        Assert.Empty(page.FindAll("#rating"));
        Assert.DoesNotContain("/predictions/", page.Markup, StringComparison.Ordinal);

        await TypeAsync(page, "An awful film");

        Assert.Same(judged, Services.GetRequiredService<SessionState>().Get<SentimentPageState>().Answer);
        Assert.All(judged.Opinions.Values, opinion => Assert.NotEqual(Guid.Empty, opinion.Prediction.PredictionId));
        Assert.NotEmpty(page.FindAll("#rating"));
        Assert.Contains($"/predictions/{judged.Chosen.Prediction.PredictionId}", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TextJudged_MayBeKeptToLearnFromAndTheNextOneIsAskedForAnew()
    {
        var page = Open("/sentiment");
        await TypeAsync(page, "An awful, boring movie");
        Judged(page, "Negative: 91 % negative");
        await page.InvokeAsync(() => page.Find("#rating-Wrong").Click());
        await page.InvokeAsync(() => page.Find("#rating-text").Change(true));
        var panel = page.FindComponent<FeedbackPanel>().Instance;
        Assert.Equal(new("An awful, boring movie", "negative"), panel.Text);
        Assert.True(panel.Draft.KeepText);

        await TypeAsync(page, "An awful film");
        Judged(page, "Leaning negative: 80 % negative");
        Assert.False(page.FindComponent<FeedbackPanel>().Instance.Draft.KeepText);
    }

    [Fact]
    public async Task Page_TextThatIsTooLongOrNoEnglish_SaysSoAndKeepsWhatWasThere()
    {
        var page = Open("/sentiment?text=A%20wonderful%20film");
        Judged(page, "Leaning positive: 84 % positive");
        await page.InvokeAsync(() => page.FindComponent<ReviewInput>().Instance.OnTyped.InvokeAsync(new(null, 1_000_000, IsDraft: true)));
        Assert.Contains("1,000,000 characters; up to 50,000 are read", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Judged(page, "Leaning positive: 84 % positive");

        await TypeAsync(page, "Der Film war nicht sehr gut");
        Judged(page, "No verdict");
        Assert.Contains("This looks like German", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".shaded"));
    }

    [Fact]
    public async Task Page_TextWithoutMemoryForIt_SaysSoAndKeepsTheVerdictBefore()
    {
        var page = Open("/sentiment?text=A%20wonderful%20film");
        Judged(page, "Leaning positive: 84 % positive");
        Services.GetRequiredService<UploadBudget>().Add(Caller.Current.Address, 256 * 1024 * 1024);

        await TypeAsync(page, "An awful, boring movie");

        Assert.Contains("Close a tab that you no longer need", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Judged(page, "Leaning positive: 84 % positive");
    }

    [Fact]
    public async Task Page_HostileText_IsShownAsText()
    {
        var page = Open("/sentiment");
        await TypeAsync(page, "It is a good film " + Hostile);
        await page.InvokeAsync(() => page.FindAll("[role=tab]")[1].Click());
        page.WaitForAssertion(() => Assert.Contains(Hostile, page.Find(".shaded").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Page_Prerendered_ShowsTheTextAndAsksNoModel()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var page = Open("/sentiment?text=A%20wonderful%20film");
        Assert.Equal("A wonderful film", page.Find("textarea").TextContent);
        Assert.Empty(page.FindAll("#verdict-title"));
    }

    private static void Judged(IRenderedComponent<SentimentPage> page, string expected) =>
        page.WaitForAssertion(() => Assert.Equal(expected, page.Find("#verdict-title").TextContent.Trim()), Patience);

    private static Task TypeAsync(IRenderedComponent<SentimentPage> page, string text, bool isDraft = false) =>
        page.InvokeAsync(() => page.FindComponent<ReviewInput>().Instance.OnTyped.InvokeAsync(new(text, text.Length, isDraft)));

    private IRenderedComponent<SentimentPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SentimentPage>();
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Feedback;
using RecApp.Storage;
using RecApp.Tests.Components;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Features.Feedback;

public sealed class FeedbackPanelTests : ComponentTest
{
    private readonly string _blocker = Path.Combine(Path.GetTempPath(), $"recapp-blocker-{Guid.CreateVersion7():N}");
    private readonly FeedbackDraft _draft = new();

    [Fact]
    public async Task Send_StorageWorks_ThanksAndCounts()
    {
        await using var storage = await TestStorage.StartAsync();
        var panel = RenderPanel(storage, storage.Log.Record("words", "1", "blend"));
        panel.WaitForAssertion(() => Assert.Contains("Nobody has rated yet", panel.Markup));
        await RateAsync(panel, "Because");
        panel.WaitForAssertion(() => Assert.Contains("Thank you", panel.Find("[role=status]").TextContent));
        Assert.Equal(1, await storage.CountAsync("feedback"));
        panel.WaitForAssertion(() => Assert.Contains("Loved or liked: Mixed 1 of 1", panel.Markup));
    }

    [Fact]
    public async Task Send_StorageFails_KeepsTheWordsAndSendsThemLater()
    {
        await File.WriteAllTextAsync(_blocker, "a file where a folder should be", Xunit.TestContext.Current.CancellationToken);
        await using var storage = await TestStorage.StartAsync(options => options.Path = Path.Combine(_blocker, "data"));
        var panel = RenderPanel(storage, storage.Log.Record("words", "1", "blend"));
        await RateAsync(panel, Hostile);
        panel.WaitForAssertion(() => Assert.Contains("could not be kept", panel.Find("[role=alert]").TextContent));
        Assert.Equal((FeedbackRating.Love, Hostile), (_draft.Rating, _draft.Reason));
        Assert.Empty(panel.FindAll("img"));
        File.Delete(_blocker);
        await SendAsync(panel);
        panel.WaitForAssertion(() => Assert.Contains("Thank you", panel.Markup));
        await storage.Queue.StopAsync(Xunit.TestContext.Current.CancellationToken);
        Directory.Delete(_blocker, recursive: true);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Send_WithAText_KeepsItOnlyWhereItsBoxIsTicked(bool isTicked, int expected)
    {
        await using var storage = await TestStorage.StartAsync();
        var panel = RenderPanel(storage, storage.Log.Record("words", "1", "blend"), new("A secret of mine", "positive"));
        Assert.Empty(panel.FindAll("#rating-text"));
        await panel.InvokeAsync(() => panel.Find("#rating-Love").Click());
        Assert.False(panel.Find("#rating-text").HasAttribute("checked"));
        Assert.Contains("Keep my text", panel.Find("label:has(#rating-text)").TextContent, StringComparison.Ordinal);
        Assert.Contains("90 days", panel.Find("#" + panel.Find("#rating-text").GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        if (isTicked)
            await panel.InvokeAsync(() => panel.Find("#rating-text").Change(true));
        await SendAsync(panel);
        panel.WaitForAssertion(() => Assert.Contains("Thank you", panel.Markup));
        Assert.Equal(1, await storage.CountAsync("feedback"));
        Assert.Equal(expected, SaidReader.Texts(storage.Folder, ["words"]).Count);
        Assert.Equal(isTicked, panel.Markup.Contains("Your text is kept, too.", StringComparison.Ordinal));
        Assert.Equal(expected, panel.FindAll(".feedback > button").Count);
    }

    [Fact]
    public async Task TakeBack_TextThatIsKept_DeletesItAndKeepsTheRating()
    {
        await using var storage = await TestStorage.StartAsync();
        _draft.KeepText = true;
        var panel = RenderPanel(storage, storage.Log.Record("words", "1", "blend"), new("A secret of mine", "positive"));
        await panel.InvokeAsync(() => panel.Find("#rating-Love").Click());
        await SendAsync(panel);
        panel.WaitForElement(".feedback > button.small");

        await panel.InvokeAsync(() => panel.Find(".feedback > button").Click());

        panel.WaitForAssertion(() => Assert.Contains("Your text is deleted.", panel.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll(".feedback > button"));
        Assert.Empty(SaidReader.Texts(storage.Folder, ["words"]));
        Assert.Equal(1, await storage.CountAsync("feedback"));
    }

    [Theory]
    [InlineData("Okay", 10)]
    [InlineData("Love", FeedbackService.MaximumText + 1)]
    public async Task Box_WhereNothingCouldBeLearnt_IsNotThereAndWhatWasTickedKeepsNothing(string rating, int length)
    {
        await using var storage = await TestStorage.StartAsync();
        _draft.KeepText = true;
        var panel = RenderPanel(storage, storage.Log.Record("words", "1", "blend"), new(new string('x', length), "positive"));
        await panel.InvokeAsync(() => panel.Find($"#rating-{rating}").Click());
        Assert.Empty(panel.FindAll("#rating-text"));
        await SendAsync(panel);
        panel.WaitForAssertion(() => Assert.Contains("Thank you", panel.Markup));
        Assert.Equal(0, await storage.CountAsync("kept_texts"));
    }

    // Found and triggered in one go: the counts arrive from another thread and render anew.
    private static async Task RateAsync(IRenderedComponent<FeedbackPanel> panel, string reason)
    {
        await panel.InvokeAsync(() => panel.Find("#rating-Love").Click());
        await panel.InvokeAsync(() => panel.Find("textarea").Input(reason));
        await SendAsync(panel);
    }

    private static Task SendAsync(IRenderedComponent<FeedbackPanel> panel) => panel.InvokeAsync(() => panel.Find("button.button-secondary").Click());

    private IRenderedComponent<FeedbackPanel> RenderPanel(TestStorage storage, Guid prediction, KeptText? text = null)
    {
        Services.AddSingleton(new FeedbackService(storage.Predictions, storage.Feedback, [new("words")], storage.Clock))
            .AddModelDescription(new("words", "Words", "Says a word.", "/word", _ => null) { Variants = new Dictionary<string, string> { ["blend"] = "Mixed" } });
        return Render<FeedbackPanel>(p => p
            .Add(f => f.Model, "words")
            .Add(f => f.PredictionId, prediction)
            .Add(f => f.Text, text)
            .Add(f => f.Draft, _draft));
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Page;
using RecApp.Tests.Components;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Features.Lyrics.Page;

/// <summary>The page as a whole against a small model whose songs take a while.</summary>
public sealed class LyricsPageTests : ComponentTest, IClassFixture<LyricsPageTests.SlowWriter>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public LyricsPageTests(SlowWriter writer)
    {
        Lend<LyricsService>();
        Lend<FeedbackService>();
        Lend<ModelCatalog>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        void Lend<TService>()
            where TService : class => Services.AddSingleton(writer.Factory.Services.GetRequiredService<TService>());
    }

    [Fact]
    public void Page_LinkWithASeedWhileWriting_WritesThatSongInstead()
    {
        var page = Open("/lyrics?lines=64&syllables=7&seed=1");
        page.WaitForAssertion(() => Assert.StartsWith("Writing line", page.Find("#song-title").TextContent, StringComparison.Ordinal), Patience);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/lyrics?lines=4&syllables=7&seed=5");

        page.WaitForAssertion(() => Assert.Equal("4 lines in AABB", page.Find("#song-title").TextContent), Patience);
        page.WaitForAssertion(() => Assert.Contains("seed=5", $"{JSInterop.Invocations["setAddress"].LastOrDefault().Arguments?[0]}", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Page_PlainAddress_WritesTheExampleBesideAnEmptyForm()
    {
        var page = Open("/lyrics");
        page.WaitForAssertion(() => Assert.Equal("8 lines in AABB", page.Find("#song-title").TextContent), Patience);
        Assert.Contains("A night song", page.Find(".example-notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("#field-prefix").TextContent);
        Assert.StartsWith("The moon is on the quiet sea,", Lines(page)[0], StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.True(Services.GetRequiredService<ExampleAnswers>().Has(nameof(LyricsPage))), Patience);
    }

    [Fact]
    public async Task Page_WriteWhileTheExampleIsWritten_WritesTheFormAndKeepsItFromOthers()
    {
        var page = Open("/lyrics");
        page.WaitForAssertion(() => Assert.StartsWith("Writing line", page.Find("#song-title").TextContent, StringComparison.Ordinal), Patience);
        var examples = Services.GetRequiredService<ExampleAnswers>();
        // In one turn: a line may come between finding an element and using it, and on a busy machine the whole example between two of them.
        bool isWritten = await page.InvokeAsync(() =>
        {
            page.Find("#field-prefix").Input("My own moon");
            page.Find(".workbench-foot button").Click();
            return examples.Has(nameof(LyricsPage));
        });
        Assert.SkipWhen(isWritten, "The example was there before anybody could interrupt it.");

        page.WaitForAssertion(() => Assert.Equal("16 lines in AABB", page.Find("#song-title").TextContent), Patience);
        Assert.StartsWith("My own moon", Lines(page)[0], StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".example-notice")), Patience);
        Assert.False(examples.Has(nameof(LyricsPage)));
    }

    [Fact]
    public async Task Page_LeftWhileTheExampleIsWritten_ShowsItOnTheWayBack()
    {
        var page = Open("/lyrics");
        page.WaitForAssertion(() => Assert.StartsWith("Writing line", page.Find("#song-title").TextContent, StringComparison.Ordinal), Patience);
        await DisposeComponentsAsync();

        var again = Open("/lyrics");

        again.WaitForAssertion(() => Assert.Equal("8 lines in AABB", again.Find("#song-title").TextContent), Patience);
    }

    [Fact]
    public void Link_OfASong_LeadsToItWhateverTheFormHolds()
    {
        var page = Open("/lyrics?lines=4&syllables=7&seed=5");
        page.WaitForAssertion(() => Assert.Equal("4 lines in AABB", page.Find("#song-title").TextContent), Patience);

        page.Find("#field-prefix").Input("Another song");

        Assert.Contains(page.FindComponents<CopyButton>(), button => button.Instance.Text.EndsWith("/lyrics?syllables=7&lines=4&seed=5", StringComparison.Ordinal));
    }

    private static string[] Lines(IRenderedComponent<LyricsPage> page) => [.. page.FindAll(".song-text").Select(line => line.TextContent)];

    private IRenderedComponent<LyricsPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<LyricsPage>();
    }

    public sealed class SlowWriter : IDisposable
    {
        private readonly SmallLyrics _small = new();

        public SlowWriter() => Factory = new() { ModelsPath = _small.Models, Settings = { ["Lyrics:Candidates"] = "64", ["Lyrics:Cores"] = "1" } };

        internal RecAppFactory Factory { get; }

        public void Dispose()
        {
            Factory.Dispose();
            _small.Dispose();
        }
    }
}

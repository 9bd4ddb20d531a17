using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Page;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

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

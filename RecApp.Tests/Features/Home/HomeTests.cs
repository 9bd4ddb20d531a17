using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features;
using RecApp.Features.Home;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Features.Blog;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Home;

public sealed class HomeTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();

    public HomeTests()
    {
        TestBundles.Write(_models.Location, "words", "one");
        Services.AddSingleton(Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("playlists")));
        Services.AddSingleton<HomeAnswers>().AddSingleton(Posts.Library(("2026-03-01-a.md", Posts.Text("A", Hostile)), ("2026-03-02-b.md", Posts.Text("B", "Newest"))));
        ComponentFactories.AddStub<RecApp.Features.Playlists.Page.HomeSongSearch>().AddStub<RecApp.Features.Movies.Page.HomeFilmSearch>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private HomeTrial Trial(Func<Task<HomeAnswer>> ask, string model = "words") => new(model, (_, _) => ask());

    private IRenderedComponent<LiveAnswer> RenderAnswer(HomeTrial trial) => Render<LiveAnswer>(parameters => parameters.Add(answer => answer.Trial, trial));

    [Fact]
    public void Home_NoModelInstalled_ShowsFiveWaysInWithTheReason()
    {
        var page = Render<HomePage>();

        Assert.Single(page.FindAll("h1"));
        Assert.Equal(["Playlists", "Films", "Sentiment", "Predictor", "Lyrics"], page.FindAll(".home-card h2").Select(heading => heading.TextContent.Trim()));
        page.WaitForAssertion(() => Assert.All(page.FindAll(".home-card .trial"), trial => Assert.NotNull(trial.QuerySelector(".notice"))));
        Assert.Equal(6, page.FindAll(".home-card .trial").Count);
        Assert.Equal("/recommender", page.Find(".home-card a").GetAttribute("href"));
    }

    [Fact]
    public void LiveAnswer_HostileText_IsShownAsText()
    {
        var answer = RenderAnswer(Trial(() => Task.FromResult(new HomeAnswer(Hostile, [(Hostile, Hostile)], "/there", "1"))));

        answer.WaitForAssertion(() => Assert.Equal("/there", answer.Find("a").GetAttribute("href")));
        Assert.Equal(Hostile, answer.Find(".text").TextContent);
        Assert.Empty(answer.FindAll("img"));
    }

    [Fact]
    public void LiveAnswer_ModelMissing_SaysWhy()
    {
        var answer = RenderAnswer(Trial(() => throw new InvalidOperationException(), "playlists"));
        answer.WaitForAssertion(() => Assert.Contains("No version of it is installed.", answer.Find(".notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LiveAnswer_ModelNotLoadedInTheFirstHtml_IsNotAskedThere()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var catalog = Services.GetRequiredService<ModelCatalog>();
        TaskCompletionSource asked = new();
        var trial = Trial(() =>
        {
            asked.TrySetResult();
            return Task.FromResult(new HomeAnswer("Say a word", [("word", "")], "/there", "1"));
        });

        Assert.Contains("Asking the model", RenderAnswer(trial).Markup, StringComparison.Ordinal);
        Assert.Equal(ModelState.NotLoaded, catalog.Find("words")!.State);
        await catalog.WarmAsync("words", Xunit.TestContext.Current.CancellationToken);
        Assert.False(asked.Task.IsCompleted);
        RenderAnswer(trial);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task LiveAnswer_SlowModelInTheFirstHtml_IsNotWaitedFor()
    {
        await Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Xunit.TestContext.Current.CancellationToken);
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var never = new TaskCompletionSource<HomeAnswer>();

        var answer = RenderAnswer(Trial(() => never.Task));

        Assert.Equal("true", answer.Find(".live").GetAttribute("aria-busy"));
        Assert.Contains("Asking the model", answer.Markup, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _models.Dispose();
    }
}

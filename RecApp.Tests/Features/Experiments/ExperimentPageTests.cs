using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Experiments;
using RecApp.Features.Experiments;
using RecApp.Features.Models;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Experiments;
using RecApp.Tests.Hosting.Administration;

namespace RecApp.Tests.Features.Experiments;

/// <summary>The pages of experiments over real SQLite.</summary>
public sealed class ExperimentPageTests : ComponentTest, IAsyncLifetime
{
    private readonly CircuitUser _user = new("Production");
    private ExperimentBench _bench = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await ExperimentBench.StartAsync();
        ModelPromotion models = new(_bench.Catalog, _bench.Candidates, new(_bench.Catalog, new(null), TimeProvider.System), NullLogger<ModelPromotion>.Instance);
        Services.AddSingleton(_user.Access).AddSingleton(_bench.Catalog).AddSingleton(_bench.Service).AddSingleton(_bench.Rules).AddSingleton(_bench.Reports).AddSingleton(_bench.Candidates)
            .AddSingleton(new ExperimentPromotion(_bench.Service, _bench.Reports, _bench.Rules, models));
        await _bench.Catalog.WarmAsync("words", Cancellation);
    }

    [Fact]
    public async Task Pages_DraftToPromotion_ByPresses()
    {
        _user.SignIn();
        var list = Render<ExperimentsPage>();
        await FillAsync(list, "draft-name", "old-or-new");
        await FillAsync(list, "draft-model", "words");
        await FillAsync(list, "draft-outcome", "play");
        await FillAsync(list, "draft-version-1", _bench.Old.Version);
        await FillAsync(list, "draft-tone-1", "loud");
        await list.FindAll("button").Single(button => button.TextContent == "How long will it take?").ClickAsync();
        Assert.Contains("visitors to find that difference", list.Markup, StringComparison.Ordinal);
        await list.Find("form").SubmitAsync();
        Assert.EndsWith("/monitor/experiments/old-or-new", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var page = Open("old-or-new");
        Assert.StartsWith("Not started. It needs ", page.Find("section p").TextContent, StringComparison.Ordinal);
        await Press(page, "Start");
        Assert.Contains("It runs: from the next question on", page.Markup, StringComparison.Ordinal);
        Assert.True(_bench.Running.Any);
        await Press(page, "Promote challenger");

        Assert.Contains($"words {_bench.Old.Version} answers everybody now", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ask in a loud tone.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(_bench.Old.Version, _bench.Catalog.Find("words")!.Served);
        Assert.Equal("challenger", (await _bench.Service.FindAsync("old-or-new", Cancellation))!.Promoted);
    }

    [Fact]
    public async Task Promote_Candidate_AnswersItsVisitorsThenEverybody()
    {
        var candidate = TestBundles.Write(_bench.Candidates.Folder, "words", "newest", TestBundles.FirstDay.AddDays(9));
        _user.SignIn();
        var list = Render<ExperimentsPage>();
        await FillAsync(list, "draft-model", "words");
        Assert.Equal($"{candidate.Version} (candidate)", list.Find($"#draft-version-1 option[value='{candidate.Version}']").TextContent);
        await FillAsync(list, "draft-name", "candidate");
        await FillAsync(list, "draft-version-1", candidate.Version);
        await list.Find("form").SubmitAsync();
        var page = Open("candidate");
        await Press(page, "Start");
        List<string> words = [];
        for (int visitor = 0; visitor < 40; visitor++)
            words.Add((await _bench.AskAsync($"{visitor}")).Word);
        Assert.Equal(["new", "newest"], words.Distinct().Order());
        Assert.DoesNotContain("was deleted", page.Markup, StringComparison.Ordinal);

        await Press(page, "Promote challenger");

        Assert.Equal(candidate.Version, _bench.Catalog.Find("words")!.Served);
        Assert.False(_bench.Candidates.Has("words", candidate.Version));
        Assert.Equal("newest", (await _bench.AskAsync(null)).Word);
    }

    [Fact]
    public async Task Form_SharesThatDoNotAddUp_NamesTheSumAndKeepsWhatWasTyped()
    {
        _user.SignIn();
        var list = Render<ExperimentsPage>();
        await FillAsync(list, "draft-name", "Tones!");
        await FillAsync(list, "draft-share-1", "40");
        await FillAsync(list, "draft-base-rate", "many");
        await list.Find("form").SubmitAsync();

        Assert.Contains("The variants have shares that add up to 0.9; they must add up to 1.", list.Markup, StringComparison.Ordinal);
        Assert.Equal(("Tones!", "true"), (list.Find("#draft-name").GetAttribute("value"), list.Find("#draft-name").GetAttribute("aria-invalid")));
        Assert.Contains("must be between 0 and 1", list.Find("#draft-base-rate-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(await _bench.Service.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Page_Anonymous_ShowsTheResultAndNoButton()
    {
        await _bench.RunAsync(ExperimentBench.Tones());
        for (int visitor = 0; visitor < 200; visitor++)
        {
            var word = await _bench.AskAsync(visitor.ToString(CultureInfo.InvariantCulture));
            if (visitor % 10 < (word.Tone == "loud" ? 7 : 2))
                await _bench.Events.AddAsync(word.Id, EventKind.Play, null, Cancellation);
        }
        await _bench.FlushAsync();

        var page = Open("tones");

        Assert.Contains("loud is better than calm", page.Markup, StringComparison.Ordinal);
        Assert.Contains("loud is better than calm", page.Find("figure figcaption").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Promote", StringComparison.Ordinal));
        Assert.Equal("/admin/sign-in?returnUrl=%2Fmonitor%2Fexperiments%2Ftones", page.Find(".experiment-control a").GetAttribute("href"));
    }

    [Fact]
    public async Task Button_SignInEndedMeanwhile_ChangesNothing()
    {
        await _bench.RunAsync(ExperimentBench.Tones());
        _user.SignIn();
        var page = Open("tones");
        _user.EndSession();

        await Press(page, "Stop");

        Assert.Contains("Your sign-in has ended", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(_bench.Running.Any);
    }

    [Fact]
    public void Page_NoSuchExperiment_SaysSo()
    {
        var page = Render<ExperimentPage>(parameters => parameters.Add(one => one.Name, "nothing"));

        page.WaitForAssertion(() => Assert.Equal("There is no experiment of this name", page.Find("h1").TextContent));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _bench.DisposeAsync();
    }

    // What it reads comes from another thread.
    private IRenderedComponent<ExperimentPage> Open(string name)
    {
        var page = Render<ExperimentPage>(parameters => parameters.Add(one => one.Name, name));
        page.WaitForElement(".experiment-control p, .experiment-control button", TimeSpan.FromSeconds(30));
        return page;
    }

    private static Task FillAsync(IRenderedComponent<ExperimentsPage> page, string field, string value) => page.Find($"#{field}").ChangeAsync(value);

    private static Task Press(IRenderedComponent<ExperimentPage> page, string button) => page.FindAll("button").Single(one => one.TextContent == button).ClickAsync();
}

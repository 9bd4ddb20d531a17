using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Tests.Components;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Tests.Ui;

/// <summary>What every page does whose state is in its address.</summary>
public sealed class QueryPageTests : ComponentTest
{
    private readonly WordModelDouble _model = new();

    public QueryPageTests()
    {
        Services.AddSingleton(_model);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private ExampleAnswers Examples => Services.GetRequiredService<ExampleAnswers>();

    private WordState State => Services.GetRequiredService<SessionState>().Get<WordState>();

    [Fact]
    public void Open_Prerendered_AsksNothingAndSaysThatAnAnswerComes()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = Open("/word?word=hello&other=1");

        Assert.True(page.Instance.IsBusy);
        Assert.Equal(0, _model.Loads);
        Assert.Empty(_model.Asked);
        Assert.Equal("other", Assert.Single(State.Problems).Parameter);
    }

    [Fact]
    public void Open_NewAddress_IsFilledInAndAnswered()
    {
        var page = Open("/word?word=hello");

        Assert.Equal("HELLO", page.Find("output").TextContent);
        Assert.Equal("/word?word=hello", State.Uri);
        Assert.Equal("unknown", Assert.Single(State.Problems).Message);
        Assert.False(page.Instance.IsBusy);
    }

    [Fact]
    public async Task Open_PlainPathAfterAnother_ShowsWhatWasLeftAndItsAddress()
    {
        Open("/word?word=hello");
        await DisposeComponentsAsync();

        var page = Open("/word");

        Assert.Equal("HELLO", page.Find("output").TextContent);
        Assert.Equal(["hello"], _model.Asked);
        Assert.Equal(["/word?word=hello", false], JSInterop.Invocations["setAddress"].Single().Arguments);
    }

    [Fact]
    public async Task Open_LeftBeforeTheAnswer_IsAskedAgain()
    {
        _model.Wait = true;
        Open("/word?word=hello");
        await DisposeComponentsAsync();
        Assert.Null(State.Answer);
        _model.Wait = false;

        var page = Open("/word");

        Assert.Equal("HELLO", page.Find("output").TextContent);
    }

    [Fact]
    public void Open_PlainPath_AnswersTheExampleBesideAnEmptyForm()
    {
        var page = Open("/word");

        Assert.Equal("EXAMPLE", page.Find("output").TextContent);
        Assert.Equal("", State.Form.Word);
        Assert.Equal(("A word", "/word"), (State.Example?.Label, State.Uri));
        Assert.True(Examples.Has(nameof(WordPage)));
    }

    [Fact]
    public async Task Open_LeftBeforeTheExampleWasAnswered_AsksItAgain()
    {
        _model.Wait = true;
        Open("/word");
        await DisposeComponentsAsync();
        _model.Wait = false;

        var page = Open("/word");

        Assert.Equal("EXAMPLE", page.Find("output").TextContent);
    }

    [Fact]
    public async Task Ask_WhileTheExampleIsAsked_IsAPersonsOwnAndShownToNobodyElse()
    {
        (_model.Wait, _model.Ignores) = (true, true);
        var page = Open("/word");
        _model.Wait = false;

        await page.InvokeAsync(() => page.Instance.TypeAsync("mine"));

        Assert.Equal(("MINE", null), (State.Answer, State.Example));
        Assert.False(Examples.Has(nameof(WordPage)));
        _model.Release();
        page.WaitForAssertion(() => Assert.True(Examples.Has(nameof(WordPage))));
        Assert.Equal("EXAMPLE", await Examples.GetAsync(nameof(WordPage), _ => Task.FromResult("ANOTHER"), Xunit.TestContext.Current.CancellationToken));
        Assert.Equal("MINE", State.Answer);
    }

    [Fact]
    public async Task Ask_AnsweredAfterTheNextQuestion_IsDropped()
    {
        var page = Open("/word?word=a");
        _model.Ignores = true;
        _model.Wait = true;
        var late = page.InvokeAsync(() => page.Instance.TypeAsync("late"));
        _model.Wait = false;
        await page.InvokeAsync(() => page.Instance.TypeAsync("next"));

        _model.Release();
        await late;

        Assert.Equal("NEXT", State.Answer);
        Assert.False(page.Instance.IsBusy);
    }

    [Fact]
    public async Task Stop_WhileAsking_EndsItWithoutAWord()
    {
        var page = Open("/word?word=a");
        _model.Wait = true;
        var asking = page.InvokeAsync(() => page.Instance.TypeAsync("b"));
        Assert.True(page.Instance.IsBusy);

        await page.InvokeAsync(page.Instance.EndIt);
        await asking;

        Assert.False(page.Instance.IsBusy);
        Assert.Empty(page.FindAll(".failure"));
        Assert.Equal("A", State.Answer);
    }

    [Fact]
    public async Task Ask_Refused_SaysWhyKeepsTheAnswerAndTriesAgain()
    {
        var page = Open("/word?word=a");
        foreach (var (problem, text) in Refusals)
        {
            _model.Problem = problem;
            await page.InvokeAsync(() => page.Instance.TypeAsync("b"));
            page.Render();
            Assert.StartsWith(text, page.Find(".failure p").TextContent, StringComparison.Ordinal);
            Assert.Equal("A", State.Answer);
        }
        _model.Problem = null;

        await page.InvokeAsync(() => page.Find(".failure button").Click());

        Assert.Empty(page.FindAll(".failure"));
        Assert.Equal("B", State.Answer);
    }

    [Fact]
    public async Task Ask_FailedUnforeseen_IsNotHidden()
    {
        var page = Open("/word?word=a");
        _model.Problem = new NotSupportedException();

        await Assert.ThrowsAsync<NotSupportedException>(() => page.InvokeAsync(() => page.Instance.TypeAsync("b")));

        Assert.False(page.Instance.IsBusy);
    }

    [Fact]
    public async Task Open_WithoutItsModel_SaysWhyAndTriesAgain()
    {
        _model.Missing = true;
        var page = Open("/word?word=a");
        Assert.Contains("not available at the moment: none", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(page.Instance.IsBusy);
        _model.Missing = false;

        await page.InvokeAsync(() => page.Find("[role=alert] button").Click());

        Assert.Equal("A", page.Find("output").TextContent);
        Assert.Equal(2, _model.Loads);
    }

    [Fact]
    public void LocationChanged_OnThisPath_IsTakenAndOnAnotherIsNot()
    {
        var page = Open("/word?word=a");

        Navigation.NavigateTo("/other?word=c");
        Navigation.NavigateTo("/Word?word=b");
        page.WaitForAssertion(() => Assert.Equal("B", page.Find("output").TextContent));

        Assert.Equal(["a", "b"], _model.Asked);
        Assert.Equal(1, _model.Loads);
    }

    private static IEnumerable<(Exception Problem, string Text)> Refusals =>
    [
        (new InferenceBusyException("words", "full", TimeSpan.FromSeconds(1.2)), "Many people are asking at the moment. Try again in 2 seconds."),
        (new ModelUnavailableException("words", "none"), "The model is not available at the moment: none"),
        (new InvalidRequestException("word", "It is rude."), "word: It is rude."),
    ];

    private IRenderedComponent<WordPage> Open(string address)
    {
        Navigation.NavigateTo(address);
        return Render<WordPage>();
    }
}

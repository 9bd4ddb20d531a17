using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Tests.Components;
using RecApp.Tests.Visitors;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Tests.Ui;

public sealed class NextUpPanelTests : ComponentTest
{
    private readonly VisitorBench _bench = new();

    public NextUpPanelTests()
    {
        Services.AddSingleton<NextAnswers<string>>(_bench.Next).AddSingleton(_bench.Visitor);
        VisitorBench.Come("somebody");
    }

    [Fact]
    public void Panel_BeforeAnythingIsDone_ShowsNothing()
    {
        var panel = Open();

        Assert.Empty(panel.FindAll(".next-up"));
        Assert.Equal("", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Panel_AfterDeeds_ChangesByItselfAndSaysSo()
    {
        var panel = Open();
        _bench.Visitor.Tell("words", "alien", "play");
        panel.WaitForAssertion(() => Assert.Equal("alien", panel.Find(".items").TextContent));
        _bench.Visitor.Tell("words", "heat", "save");

        panel.WaitForAssertion(() => Assert.Equal("heat alien", panel.Find(".items").TextContent));
        Assert.Equal("Because you kept HEAT", panel.Find(".next-up-because").TextContent);
        Assert.Equal("Next up has changed: because you kept HEAT", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Panel_OpenedWithSomethingToShow_ShowsItWithoutSayingSo()
    {
        _bench.Visitor.Tell("words", "alien", "more");

        var panel = Open();

        panel.WaitForAssertion(() => Assert.Equal("Because you liked ALIEN", panel.Find(".next-up-because").TextContent));
        Assert.Equal("", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Forget_InOneOfTwoTabs_EmptiesBothAndGoesOnWithTheNextDeed()
    {
        _bench.Visitor.Tell("words", "alien", "play");
        var (here, there) = (Open(), Open());
        there.WaitForElement(".items");
        here.WaitForElement(".next-up-head button").Click();

        here.WaitForAssertion(() => Assert.Contains("Forgotten.", here.Find(".next-up").TextContent, StringComparison.Ordinal));
        there.WaitForAssertion(() => Assert.Empty(there.FindAll(".next-up")));
        Assert.Empty(here.FindAll(".next-up-head button"));

        _bench.Visitor.Tell("words", "heat", "add");
        here.WaitForAssertion(() => Assert.Equal("heat", here.Find(".items").TextContent));
        there.WaitForAssertion(() => Assert.Equal("heat", there.Find(".items").TextContent));
    }

    [Fact]
    public void Panel_TitleWithMarkup_IsText()
    {
        var panel = Open();
        _bench.Visitor.Tell("words", Hostile, "play");

        panel.WaitForAssertion(() => Assert.Equal($"Because you played {Hostile.ToUpperInvariant()}", panel.Find(".next-up-because").TextContent));
        Assert.Empty(panel.FindAll("img"));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _bench.Dispose();
    }

    private IRenderedComponent<NextUpPanel<string>> Open() =>
        Render<NextUpPanel<string>>(parameters => parameters.Add(one => one.Items, next => $"<p class=\"items\">{next.Answer.Replace("<", "&lt;", StringComparison.Ordinal)}</p>"));
}

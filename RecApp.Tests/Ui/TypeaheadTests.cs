using Bunit;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class TypeaheadTests : ComponentTest
{
    private readonly List<string> _chosen = [];

    private IRenderedComponent<Typeahead<string>> RenderTypeahead(Func<string, CancellationToken, Task<IReadOnlyList<string>>> search) =>
        Render<Typeahead<string>>(parameters => parameters
            .Add(t => t.Id, "song")
            .Add(t => t.Label, "Song")
            .Add(t => t.Search, search)
            .Add(t => t.ItemText, item => item)
            .Add(t => t.Debounce, TimeSpan.Zero)
            .Add(t => t.OnSelected, _chosen.Add));

    private static Task<IReadOnlyList<string>> Three(string text, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([$"{text} 1", $"{text} 2", Hostile]);

    private static void Type(IRenderedComponent<Typeahead<string>> typeahead, string text)
    {
        typeahead.Find("input").Input(text);
        typeahead.WaitForAssertion(() => Assert.NotEqual("", typeahead.Find("[role=status]").TextContent));
    }

    [Fact]
    public void Render_Closed_IsALabelledCombobox()
    {
        var typeahead = RenderTypeahead(Three);

        var input = typeahead.Find("input[role=combobox]");
        Assert.Equal("false", input.GetAttribute("aria-expanded"));
        Assert.Equal(typeahead.Find("[role=listbox]").Id, input.GetAttribute("aria-controls"));
        Assert.Equal(input.Id, typeahead.Find("label").GetAttribute("for"));
        Assert.Null(input.GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void Type_Found_OpensTheListAndTellsHowMany()
    {
        var typeahead = RenderTypeahead(Three);

        Type(typeahead, "blue");

        Assert.Equal("true", typeahead.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal(3, typeahead.FindAll("[role=option]").Count);
        Assert.Equal("3 results", typeahead.Find("[role=status]").TextContent);
        Assert.Empty(typeahead.FindAll("img"));
    }

    [Fact]
    public void Enter_BeforeTheAnswer_TakesTheFirstOnceItIsThere()
    {
        TaskCompletionSource<IReadOnlyList<string>> answer = new();
        var typeahead = RenderTypeahead((_, _) => answer.Task);
        typeahead.Find("input").Input("blue");
        typeahead.Find("input").KeyDown("Enter");
        Assert.Empty(_chosen);

        answer.SetResult(["blue 1", "blue 2"]);

        typeahead.WaitForAssertion(() => Assert.Equal(["blue 1"], _chosen));
    }

    [Fact]
    public void Type_NothingFound_SaysWhatTheSearchSaysOfIt()
    {
        var typeahead = RenderTypeahead((_, _) => Task.FromResult<IReadOnlyList<string>>([]));
        typeahead.Render(parameters => parameters.Add(t => t.NothingFound, text => $"No song called “{text}”."));

        Type(typeahead, "blue ");

        Assert.Equal("No song called “blue”.", typeahead.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Keys_DownDownUpEnter_ChooseTheActiveOption()
    {
        var typeahead = RenderTypeahead(Three);
        Type(typeahead, "blue");

        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowUp" })
            typeahead.Find("input").KeyDown(key);
        var first = typeahead.FindAll("[role=option]")[0];
        Assert.Equal(first.Id, typeahead.Find("input").GetAttribute("aria-activedescendant"));
        Assert.Equal("true", first.GetAttribute("aria-selected"));
        typeahead.Find("input").KeyDown("Enter");

        Assert.Equal(["blue 1"], _chosen);
        Assert.Equal("blue", JSInterop.VerifyInvoke("recappEmpty").Arguments[1]);
    }

    [Fact]
    public void Keys_UpFromNothing_GoesToTheLast()
    {
        var typeahead = RenderTypeahead(Three);
        Type(typeahead, "blue");

        typeahead.Find("input").KeyDown("ArrowUp");

        Assert.Equal("true", typeahead.FindAll("[role=option]")[2].GetAttribute("aria-selected"));
    }

    [Fact]
    public void Keys_Escape_ClosesWithoutChoosing()
    {
        var typeahead = RenderTypeahead(Three);
        Type(typeahead, "blue");

        typeahead.Find("input").KeyDown("Escape");

        Assert.Equal("false", typeahead.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal("blue", typeahead.Find("input").GetAttribute("value"));
        Assert.Empty(_chosen);
    }

    [Fact]
    public void Type_OneCharacter_SearchesNothing()
    {
        var searches = 0;
        var typeahead = RenderTypeahead((text, cancellationToken) =>
        {
            searches++;
            return Three(text, cancellationToken);
        });

        typeahead.Find("input").Input(" b ");

        Assert.Equal(0, searches);
    }

    [Fact]
    public void Type_NothingFound_SaysWhatToDo()
    {
        var typeahead = RenderTypeahead((_, _) => Task.FromResult<IReadOnlyList<string>>([]));

        Type(typeahead, "zzz");

        Assert.Contains("Check the spelling", typeahead.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("false", typeahead.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Type_SearchFails_SaysSoAndRecovers()
    {
        var typeahead = RenderTypeahead((text, cancellationToken) => text == "bad" ? throw new IOException("disk") : Three(text, cancellationToken));

        Type(typeahead, "bad");
        Assert.Contains("failed", typeahead.Find("[role=status]").TextContent, StringComparison.Ordinal);

        typeahead.Find("input").Input("good");
        typeahead.WaitForAssertion(() => Assert.Equal(3, typeahead.FindAll("[role=option]").Count));
    }

    [Fact]
    public void Type_FasterThanTheSearch_ShowsOnlyTheNewest()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<string>>();
        var cancelled = false;
        var typeahead = RenderTypeahead((text, cancellationToken) =>
        {
            if (text != "old")
                return Three(text, cancellationToken);
            cancellationToken.Register(() => cancelled = true);
            return slow.Task;
        });

        typeahead.Find("input").Input("old");
        Type(typeahead, "new");
        slow.SetResult(["old 1"]);

        typeahead.WaitForAssertion(() => Assert.Equal("new 1", typeahead.FindAll("[role=option]")[0].TextContent.Trim()));
        Assert.True(cancelled);
    }

    [Fact]
    public void Click_Option_ChoosesIt()
    {
        var typeahead = RenderTypeahead(Three);
        Type(typeahead, "blue");

        typeahead.FindAll("[role=option]")[2].Click();

        Assert.Equal([Hostile], _chosen);
    }

    [Fact]
    public void FocusLost_ThenArrowDown_OpensTheSameListAgain()
    {
        var typeahead = RenderTypeahead(Three);
        Type(typeahead, "blue");

        typeahead.Find(".typeahead").FocusOut();
        Assert.Equal("false", typeahead.Find("input").GetAttribute("aria-expanded"));
        typeahead.Find("input").KeyDown("ArrowDown");

        Assert.Equal("true", typeahead.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Click_WhileANewerSearchIsUnderWay_ChoosesAndLeavesTheListClosed()
    {
        var newer = new TaskCompletionSource<IReadOnlyList<string>>();
        var typeahead = RenderTypeahead((text, cancellationToken) => text == "blue" ? Three(text, cancellationToken) : newer.Task);
        Type(typeahead, "blue");
        typeahead.Find("input").Input("blues");

        typeahead.FindAll("[role=option]")[1].Click();
        newer.SetResult(["blues 1"]);

        typeahead.WaitForAssertion(() => Assert.Equal(["blue 2"], _chosen));
        Assert.Equal("false", typeahead.Find("input").GetAttribute("aria-expanded"));
        Assert.Empty(typeahead.FindAll("[role=option]"));
    }

    [Fact]
    public async Task FocusLost_BeforeTheAnswer_LeavesTheListClosed()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<string>>();
        var typeahead = RenderTypeahead((_, _) => slow.Task);
        var typing = typeahead.Find("input").InputAsync("blue");

        typeahead.Find(".typeahead").FocusOut();
        slow.SetResult(["blue 1"]);
        await typing;

        Assert.Equal("false", typeahead.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Type_SameItemFoundTwice_OffersItOnce()
    {
        var typeahead = RenderTypeahead((_, _) => Task.FromResult<IReadOnlyList<string>>(["blue", "blue"]));

        Type(typeahead, "blue");

        Assert.Single(typeahead.FindAll("[role=option]"));
    }
}

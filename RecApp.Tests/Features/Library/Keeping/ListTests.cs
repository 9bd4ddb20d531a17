using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Library.Keeping;
using RecApp.Session.Library;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Library.Keeping;

public sealed class ListTests : ComponentTest
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly List<Removal> _removed = [];

    [Fact]
    public void Kept_OfSeveralKinds_IsGroupedTheNewestFirst()
    {
        var list = RenderKept(Song("b", "Blue", 1), Song("a", "Amber", 2), new(KeptKind.Film, "1", "Alien", "Horror", "/recommender/movies?ids=1214"));

        Assert.Equal(["Songs 2", "Films 1"], list.FindAll("h3").Select(heading => heading.TextContent.Trim()));
        Assert.Equal(["Blue", "Amber", "Alien"], Names(list));

        Choose(list, "#kept-sort", "By name");

        Assert.Equal(["Amber", "Blue", "Alien"], Names(list));
    }

    [Theory]
    [InlineData("amb", new[] { "Ambér" })]
    [InlineData("kind blue", new[] { "Blue" })]
    [InlineData("zzz", new string[0])]
    public void Kept_Searched_ShowsWhatFits(string words, string[] expected)
    {
        var list = RenderKept(Song("b", "Blue", 1) with { Detail = "Kind of Blue" }, Song("a", "Ambér", 2));

        list.Find("#kept-search").Input(words);

        Assert.Equal(expected, Names(list));
        Assert.Equal($"{expected.Length} found", list.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Kept_HostileTitle_IsText()
    {
        var list = RenderKept(Song("a", Hostile, 1));

        Assert.Equal(Hostile, list.Find(".kept-text a").TextContent);
        Assert.Empty(list.FindAll("img"));
    }

    [Fact]
    public void Kept_Removed_NamesWhatTakesTheFocus()
    {
        var list = RenderKept(Song("b", "Blue", 1), Song("a", "Amber", 2));

        list.Find("[aria-label='Remove Amber']").Click();

        var removal = Assert.Single(_removed);
        Assert.Equal("a", Assert.Single(removal.Removed.PutFavourites).Key);
        Assert.Equal(["remove-kept-1", "remove-kept-0"], removal.Next);
    }

    [Fact]
    public void Kept_NearlyFull_SaysSoBeforeTheOldestGo() =>
        Assert.Contains("Beyond that the oldest go", RenderKept([.. Enumerable.Range(0, 450).Select(place => Song($"{place}", $"Song {place}", place))]).Find(".notice").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Answers_TwoTicked_AreComparedAndAThirdCannotBe()
    {
        var list = RenderAnswers();

        list.Find("[aria-label='Compare A']").Change(true);
        Assert.True(list.Find(".shelf-tools button").HasAttribute("disabled"));
        list.Find("[aria-label='Compare C']").Change(true);
        Assert.True(list.Find("[aria-label='Compare B']").HasAttribute("disabled"));
        list.Find(".shelf-tools button").Click();

        Assert.EndsWith("/compare?a=/predictor?sat=1&b=/predictor?sat=3", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_PartOfWhatWasGiven_SaySoInTheList() =>
        Assert.Contains("leaves out a part", RenderAnswers().FindAll(".answer")[1].TextContent, StringComparison.Ordinal);

    [Fact]
    public void Answers_Shown_HaveTheirPage() => Assert.All(RenderAnswers().FindAll(".answer"), answer => Assert.Contains("Earnings", answer.TextContent, StringComparison.Ordinal));

    private static KeptItem Song(string key, string title, int minutesAgo) => new(KeptKind.Song, key, title, "", $"/recommender?tracks={key}") { At = Start.AddMinutes(-minutesAgo) };

    private static IEnumerable<string> Names(IRenderedComponent<KeptList> list) => list.FindAll(".kept-text a").Select(link => link.TextContent);

    private IRenderedComponent<KeptList> RenderKept(params KeptItem[] items) => Render<KeptList>(parameters => parameters
        .Add(list => list.Items, items).Add(list => list.OnRemove, _removed.Add));

    private IRenderedComponent<AnswerList> RenderAnswers() => Render<AnswerList>(parameters => parameters
        .Add(list => list.Answers, [new("A", "/predictor?sat=1"), new("B", "/predictor?sat=2", IsWhole: false), new("C", "/predictor?sat=3")])
        .Add(list => list.OnRemove, _removed.Add));
}

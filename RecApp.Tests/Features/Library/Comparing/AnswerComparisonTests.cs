using FsCheck;
using FsCheck.Fluent;
using RecApp.Features;
using RecApp.Features.Library.Comparing;

namespace RecApp.Tests.Features.Library.Comparing;

public class AnswerComparisonTests
{
    [Fact]
    public void Of_AnyLists_PutsEachItemWhereItIs() => Prop.ForAll<NonNull<string>[], NonNull<string>[]>((first, second) =>
    {
        string[] one = [.. first.Select(text => text.Get)], other = [.. second.Select(text => text.Get)];

        var list = Assert.Single(AnswerComparison.Of(Listing(one), Listing(other)).Lists);

        Assert.Equal(one.Distinct().Order(), list.Both.Concat(list.OnlyFirst).Order());
        Assert.Equal(other.Distinct().Order(), list.Both.Concat(list.OnlySecond).Order());
        Assert.Empty(list.OnlyFirst.Intersect(list.OnlySecond));
        Assert.Equal(one.ToHashSet().SetEquals(other), !list.IsDifferent);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyNumbers_IsTheSecondLessTheFirst() => Prop.ForAll<int, int>((first, second) =>
    {
        var line = Assert.Single(AnswerComparison.Of(Counting(first), Counting(second)).Results);

        Assert.Equal(first != second, line.IsDifferent);
        Assert.Equal(first == second ? null : $"{(long)second - first}", line.Difference);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_ValuesThatOneLacks_NamesThemAllOnce()
    {
        AnswerSummary first = new("", [new("Mood", "calm"), new("Songs", "3")], []), second = new("", [new("Songs", "3"), new("Tempo", "90 BPM")], []);

        var comparison = AnswerComparison.Of(first, second);

        Assert.Equal([new("Mood", "calm", "–", true, null), new("Songs", "3", "3", false, null), new("Tempo", "–", "90 BPM", true, null)], comparison.Inputs);
        Assert.Equal(2, comparison.Differences);
    }

    [Fact]
    public void Of_NumbersThatReadTheSame_AreTheSame()
    {
        AnswerSummary first = new("", [], [new("Chance", "93 %") { Number = 0.931, Difference = _ => "never" }]), second = new("", [], [new("Chance", "93 %") { Number = 0.934, Difference = _ => "never" }]);

        Assert.Equal(new("Chance", "93 %", "93 %", false, null), Assert.Single(AnswerComparison.Of(first, second).Results));
    }

    private static AnswerSummary Listing(string[] items) => new("", [], []) { Lists = [new("Songs", items)] };

    private static AnswerSummary Counting(int number) => new("", [], [new("Songs", $"{number}") { Number = number, Difference = difference => $"{difference:0}" }]);
}

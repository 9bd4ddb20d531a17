using RecApp.Cluster.Visitors;
using RecApp.Visitors;

namespace RecApp.Tests.Visitors;

public class VisitorTasteTests
{
    [Theory]
    [InlineData("a:play b:save", "b a", "")]
    [InlineData("a:play b:save a:more", "a b", "")]
    [InlineData("a:play a:hide b:add", "b", "a")]
    [InlineData("a:hide a:play", "a", "")]
    [InlineData("a:hide a:show", "", "")]
    [InlineData("a:play a:hide a:show", "a", "")]
    [InlineData("a:show a:hide", "", "a")]
    [InlineData("", "", "")]
    public void Of_Deeds_LetsTheLastWordStand(string deeds, string wanted, string hidden)
    {
        var taste = VisitorTaste.Of(deeds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(deed => new VisitorDeed("words", deed[..1], deed[2..], default)));

        Assert.Equal((wanted, hidden), (string.Join(' ', taste.Wanted.Select(deed => deed.Item)), string.Join(' ', taste.Hidden)));
    }

    [Theory]
    [InlineData("play", true)]
    [InlineData("add", true)]
    [InlineData("save", true)]
    [InlineData("more", true)]
    [InlineData("hide", true)]
    [InlineData("copy", false)]
    public void IsTelling_EveryKindOfEvent_IsWhatSaysYesOrNo(string kind, bool expected) => Assert.Equal(expected, VisitorTaste.IsTelling(kind));
}

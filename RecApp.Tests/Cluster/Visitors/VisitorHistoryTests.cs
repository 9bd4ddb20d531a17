using FsCheck;
using FsCheck.Fluent;
using RecApp.Cluster.Visitors;

namespace RecApp.Tests.Cluster.Visitors;

public class VisitorHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_AnyDeeds_KeepsTheLastHundredOfEachRecommenderInTheirOrder() =>
        Prop.ForAll(Gen.Choose(0, 3).ListOf(350).ToArbitrary(), models =>
        {
            VisitorDeed[] deeds = [.. models.Select((model, place) => new VisitorDeed(model == 0 ? "playlists" : "movies", $"{place}", "play", Now.AddSeconds(place)))];

            var history = deeds.Aggregate(VisitorHistory.None, (before, deed) => before.With(deed, deed.DoneUtc));

            foreach (string model in (string[])["movies", "playlists"])
                Assert.Equal(deeds.Where(deed => deed.Model == model).TakeLast(100), history.Deeds.Where(deed => deed.Model == model));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Revision_OfEveryChange_Ascends()
    {
        VisitorDeed deed = new("movies", "1", "play", Now);
        var first = VisitorHistory.None.With(deed, Now);
        var second = first.With(deed, Now);
        var third = second.Emptied(Now);

        Assert.True(VisitorHistory.None.Revision < first.Revision && first.Revision < second.Revision && second.Revision < third.Revision);
        Assert.Empty(third.Deeds);
    }

    [Theory]
    [InlineData(30 * 24 - 1, true)]
    [InlineData(30 * 24, false)]
    public void At_HoursAfterTheLastDeed_ForgetsAllAtOnce(int hours, bool isKept)
    {
        var history = VisitorHistory.None.With(new("movies", "1", "play", Now.AddDays(-5)), Now.AddDays(-5)).With(new("playlists", "2", "save", Now), Now);

        var later = history.At(Now.AddHours(hours));

        Assert.Equal(isKept ? 2 : 0, later.Deeds.Count);
        Assert.Equal(isKept, later.Revision == history.Revision);
    }

    [Fact]
    public void With_ADeedAfterThirtyDays_BeginsAnew()
    {
        var history = VisitorHistory.None.With(new("movies", "1", "play", Now), Now);
        var later = Now.AddDays(30);

        Assert.Equal("2", Assert.Single(history.With(new("movies", "2", "play", later), later).Deeds).Item);
    }
}

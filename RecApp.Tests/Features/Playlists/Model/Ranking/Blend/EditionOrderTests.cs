using RecApp.Features.Playlists.Model.Ranking.Blend;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

public sealed class EditionOrderTests
{
    // Songs in pairs: 0 and 1 are editions of one song, 2 and 3 of the next, and so on.
    private static readonly SmallWorld World = SmallWorld.Create(
        [.. Enumerable.Range(0, 200).Select(_ => new[] { 0 })], [[0, 1]],
        titles: [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? $"Song {i / 2}" : $"Song {i / 2} (feat. Somebody)")]);

    private static readonly int[] Songs = [.. Enumerable.Range(0, 200)];

    [Fact]
    public void Take_ShortList_HoldsEachSongOnceAndNoEditionOfThoseGiven()
    {
        var taken = new EditionOrder(World.Catalogue).Take([0], Songs[1..], [.. Enumerable.Range(0, 199)], 30);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => 2 * i), taken.Select(place => Songs[1..][place]));
    }

    [Fact]
    public void Take_LongList_BringsEditionsBehindThePlacesPeopleLookAt()
    {
        var taken = new EditionOrder(World.Catalogue).Take([], Songs, Songs, 150);
        Assert.Equal(150, taken.Distinct().Count());
        Assert.Equal(EditionOrder.Distinct, taken.Take(EditionOrder.Distinct).Select(World.Catalogue.SameSong).Distinct().Count());
        Assert.Equal([1, 3], taken.Skip(EditionOrder.Distinct).Take(2));
    }
}

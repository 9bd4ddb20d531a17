using FsCheck;
using FsCheck.Fluent;
using RecApp.Session.Library;

namespace RecApp.Tests.Session.Library;

public sealed class LibraryContentTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_AnyChanges_StaysBoundedUniqueAndTheNewestFirst() => Prop.ForAll(Gen.Choose(0, 700).ArrayOf(1200).ToArbitrary(), keys =>
    {
        LibraryContent content = LibraryContent.Empty;
        foreach (var part in keys.Index().Chunk(100))
        {
            content = content.With(new()
            {
                PutFavourites = [.. part.Select(entry => Item(entry.Item, entry.Index))],
                PutAnswers = [.. part.Select(entry => new RecentAnswer("A", $"/{entry.Item}") { At = Start.AddSeconds(entry.Index) })],
            });
        }

        Assert.InRange(content.Favourites.Count, 1, LibraryContent.MostFavourites);
        Assert.InRange(content.Answers.Count, 1, LibraryContent.MostAnswers);
        Assert.Equal(content.Favourites.Count, content.Favourites.Select(item => item.Key).Distinct().Count());
        Assert.Equal(content.Answers.Count, content.Answers.Select(answer => answer.Address).Distinct().Count());
        Assert.Equal(content.Favourites.OrderByDescending(item => item.At), content.Favourites);
        Assert.All(content.Favourites, item => Assert.True(content.Has(item)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_DropThenPutBack_IsTheSame()
    {
        LibraryContent content = LibraryContent.Empty.With(new() { PutFavourites = [Item(1, 1), Item(2, 2), Item(3, 3)] });

        var without = content.With(new() { DropFavourites = [Item(2, 99)] });

        Assert.False(without.Has(Item(2, 0)));
        Assert.Equal(content.Favourites, without.With(new() { PutFavourites = [Item(2, 2)] }).Favourites);
    }

    private static KeptItem Item(int key, int seconds) => new(KeptKind.Song, $"{key}", $"Song {key}", "", $"/{key}") { At = Start.AddSeconds(seconds) };
}

using RecApp.Components.Layout;
using RecApp.Features;
using RecApp.Session.Library;

namespace RecApp.Tests.Components.Layout;

public sealed class SearchEntryTests
{
    private static readonly IReadOnlyList<SearchEntry> Entries = SearchEntry.All(new(FeatureList.Own), LibraryContent.Empty);

    [Fact]
    public void All_OfTheProduct_HasEveryPageAndAnExampleOfEveryTool()
    {
        Assert.Contains(Entries, entry => entry.Address == "/lyrics");
        Assert.All(["/recommender?", "/recommender/movies?", "/predictor?", "/predictor/regression?", "/sentiment?", "/lyrics?"],
            path => Assert.Contains(Entries, entry => entry.Kind == "Example" && entry.Address.StartsWith(path, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("blog", "/blog")]
    [InlineData("  AMÉLIE ", "ids=4973,1917")]
    [InlineData("amel loved", "ids=4973,1917")]
    public void Find_BeginningsOfWords_FindsWhateverTheirOrderAndAccents(string words, string address) =>
        Assert.Contains(address, SearchEntry.Find(Entries, words).First().Address, StringComparison.Ordinal);

    [Fact]
    public void Find_NothingAlike_IsEmpty() => Assert.Empty(SearchEntry.Find(Entries, "zzz"));

    [Fact]
    public void Find_NoWords_IsEverythingPagesFirst() => Assert.Equal("/", SearchEntry.Find(Entries, null).First().Address);
}

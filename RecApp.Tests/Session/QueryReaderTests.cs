using RecApp.Session;

namespace RecApp.Tests.Session;

public class QueryReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/recommender")]
    [InlineData("/recommender#part?ranker=x")]
    [InlineData("?")]
    public void Choice_AddressWithoutTheParameter_IsTheFirstWithoutAProblem(string? address)
    {
        var reader = new QueryReader(address);

        Assert.Equal("auto", reader.Choice("ranker", ["auto", "neighbours"]));
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData("/p?ranker=Neighbours#part")]
    [InlineData("https://host/p?x=1&ranker=neighbours")]
    [InlineData("?ranker=auto&ranker=neighbours")]
    public void Choice_AllowedValue_IsReadWhateverItsCase(string address) =>
        Assert.Equal("neighbours", new QueryReader(address).Choice("ranker", ["auto", "neighbours"]));

    [Fact]
    public void Choice_LongUnknownValue_IsNamedShortened()
    {
        var reader = new QueryReader("?ranker=" + new string('x', 500));

        Assert.Equal("auto", reader.Choice("ranker", ["auto", "neighbours"]));
        var problem = Assert.Single(reader.Problems);
        Assert.Equal("ranker", problem.Parameter);
        Assert.Equal($"“{new string('x', 40)}…” is not known; allowed: auto, neighbours. “auto” is used.", problem.Message);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1", -1.0)]
    [InlineData("2", 2.0)]
    public void Number_WithinTheRange_IsRead(string given, double expected)
    {
        var reader = new QueryReader("?n=" + given);

        Assert.Equal(expected, reader.Number("n", -1, 2, "0 is used."));
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("2.1")]
    [InlineData("1,5")]
    public void Number_AnythingElse_IsNullAndNamed(string given)
    {
        var reader = new QueryReader("?n=" + given);

        Assert.Null(reader.Number("n", -1, 2, "0 is used."));
        Assert.Equal(new QueryProblem("n", $"“{given}” is out of range; allowed: -1 to 2. 0 is used."), Assert.Single(reader.Problems));
    }

    [Fact]
    public void List_RepeatedAndBetweenCommas_IsOneList() =>
        Assert.Equal(["1", "2", "3"], new QueryReader("?ids=1, 2,,&ids=3&ids=").List("ids"));

    [Fact]
    public void List_Missing_IsEmpty() => Assert.Empty(new QueryReader("?other=1").List("ids"));
}

using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class PageStateTests
{
    [Fact]
    public void ToAddress_EveryKindOfValue_ReadsBackTheSame()
    {
        var address = PageState.Empty
            .With("q", "Ärger & Söhne, 100% <b>")
            .With("tracks", new[] { "a", "b" })
            .With("take", 10)
            .With("energy", 0.75)
            .With("similar", false)
            .ToAddress("/recommender");

        Assert.Equal("/recommender?q=%C3%84rger%20%26%20S%C3%B6hne,%20100%25%20%3Cb%3E&tracks=a,b&take=10&energy=0.75&similar=false", address);
        var state = PageState.Parse(address);
        Assert.Equal("Ärger & Söhne, 100% <b>", state.Text("q"));
        Assert.Equal(["a", "b"], state.List("tracks", 100));
        Assert.Equal(10, state.Integer("take", 30, 1, 500));
        Assert.Equal(0.75, state.Number("energy", 0, 1));
        Assert.False(state.Flag("similar", true));
    }

    [Fact]
    public void With_DefaultOrNothing_LeavesTheKeyOut() =>
        Assert.Equal("/x", PageState.Empty.With("take", 30, otherwise: 30).With("q", null).With("list", Array.Empty<string>()).With("on", true, true).ToAddress("/x"));

    [Fact]
    public void With_Again_Replaces() => Assert.Equal("/x?a=2", PageState.Parse("/x?A=1&a=3").With("a", 2).ToAddress("/x"));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("ten")]
    [InlineData("")]
    public void Integer_OutOfRangeOrNoNumber_IsTheDefault(string value) =>
        Assert.Equal(30, PageState.Parse($"/x?take={value}").Integer("take", 30, 1, 500));

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-0.1")]
    [InlineData("1,5")]
    public void Number_OutOfRangeOrNoNumber_IsNothing(string value) => Assert.Null(PageState.Parse($"/x?v={value}").Number("v", 0, 1));

    [Theory]
    [InlineData("COSINE", "cosine")]
    [InlineData("hamming", "manhattan")]
    [InlineData("", "manhattan")]
    public void Choice_AnyCaseOrUnknown_IsAnAllowedValue(string value, string expected) =>
        Assert.Equal(expected, PageState.Parse($"/x?metric={value}").Choice("metric", "manhattan", "cosine"));

    [Fact]
    public void List_RepeatedAndFar_IsDistinctAndBounded()
    {
        var state = PageState.Parse("https://host/x?t=a,b,,a&t=c&t=b#part?t=z");

        Assert.Equal(["a", "b", "c"], state.List("t", 10));
        Assert.Equal(["a", "b"], state.List("t", 2));
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("/x?")]
    [InlineData("/x?&&==&%")]
    [InlineData("/x?q=%E0%A4%A")]
    [InlineData("?")]
    [InlineData("")]
    public void Parse_BrokenAddress_NeverFails(string address) => Assert.Null(PageState.Parse(address).Text("take"));

    [Fact]
    public void Text_TooLong_IsCut() => Assert.Equal(20, PageState.Parse($"/x?q={new string('a', 5000)}").Text("q", 20)?.Length);
}

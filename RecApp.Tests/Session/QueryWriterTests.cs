using RecApp.Session;

namespace RecApp.Tests.Session;

public class QueryWriterTests
{
    [Fact]
    public void ToString_NothingUnusual_IsThePath() =>
        Assert.Equal("/page", new QueryWriter("/page").Add("model", "lstm", "lstm").Add("take", 10, 10).Add("year", value: (double?)null).AddText("text", "").ToString());

    [Fact]
    public void ToString_WhatDiffers_StandsInItsOrder() =>
        Assert.Equal("/page?b=2,3&a=0.25&take=0", new QueryWriter("/page").Add("b", "2,3").Add("a", 0.254).Add("take", 0, 10).ToString());

    [Theory]
    [InlineData("Sci-Fi & more=?")]
    [InlineData("Müller, 100 %")]
    [InlineData("日本 🎬")]
    public void AddText_WhateverAPersonWrites_IsReadBack(string text)
    {
        string address = new QueryWriter("/page").AddText("text", text).Add("view", "many").ToString();

        var reader = new QueryReader(address);
        Assert.Equal((text, "many"), (reader.Text("text"), reader.Text("view")));
    }
}

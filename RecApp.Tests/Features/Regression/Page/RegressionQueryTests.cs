using RecApp.Features.Regression.Page;

namespace RecApp.Tests.Features.Regression.Page;

public class RegressionQueryTests
{
    [Fact]
    public void Uri_OfAnyState_IsReadBack()
    {
        foreach (var query in new RegressionQuery[]
        {
            new() { Values = [734, 688.5, -1e-9, 0.328, 123456789] }, new() { Values = [1, null, null, null, 5], Own = true }, new() { Own = true }, new(),
        })
        {
            var (read, problems) = RegressionQuery.Parse(query.ToUri());
            Assert.Empty(problems);
            Assert.Equal((query.Own, string.Join("|", query.Values)), (read.Own, string.Join("|", read.Values)));
        }
        Assert.Equal("/predictor/regression", new RegressionQuery().ToUri());
    }

    [Theory]
    [InlineData("?var_1=x", "var_1")]
    [InlineData("?var_5=NaN", "var_5")]
    [InlineData("?var_5=Infinity", "var_5")]
    [InlineData("?var_2=0,5", "var_2")]
    [InlineData("?var_3=1e13", "var_3")]
    [InlineData("?view=all", "view")]
    public void Parse_WhatCannotBeUsed_IsNamedAndTheRestStays(string address, string parameter)
    {
        var (query, problems) = RegressionQuery.Parse(address + "&var_4=0.3");
        Assert.Equal(parameter, Assert.Single(problems).Parameter);
        Assert.Equal(0.3, query.Values[3]);
    }

    [Theory]
    [InlineData("", "Give a number.")]
    [InlineData("1,2,3", "This is not a number; write it as in 0.33.")]
    [InlineData("abc", "This is not a number; write it as in 0.33.")]
    [InlineData("NaN", "This is not a number; write it as in 0.33.")]
    public void Entry_ThatIsNoNumber_SaysHowToWriteOne(string text, string problem) => Assert.Equal((null, problem), NumberEntry.Read(text));

    [Theory]
    [InlineData("1e13")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void Entry_TooLarge_SaysTheRange(string text) => Assert.Contains("out of range", NumberEntry.Read(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Entry_OfANumber_ComesBack()
    {
        foreach (double value in new[] { 0, 734, 0.328, -1e-9, 1e12, 123456.789 })
            Assert.Equal((value, null), NumberEntry.Read(NumberEntry.Text(value)));
    }

    [Theory]
    [InlineData(463, 1009, 1)]
    [InlineData(0.277, 0.373, 0.0001)]
    [InlineData(5, 5, 1)]
    public void Step_OfARange_DividesItFinely(double minimum, double maximum, double expected) => Assert.Equal(expected, NumberEntry.Step(minimum, maximum), 1e-12);
}

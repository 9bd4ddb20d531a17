using System.Globalization;
using RecApp.Tables;

namespace RecApp.Tests.Tables;

public class NumberTextTests
{
    [Theory]
    [InlineData("1234.5", NumberConvention.Points, 1234.5)]
    [InlineData("-0.33", NumberConvention.Points, -0.33)]
    [InlineData("\u22120.33", NumberConvention.Points, -0.33)]
    [InlineData("+7", NumberConvention.Points, 7)]
    [InlineData("1e-3", NumberConvention.Points, 0.001)]
    [InlineData("1,234,567.5", NumberConvention.Points, 1234567.5)]
    [InlineData("1 234 567.5", NumberConvention.Points, 1234567.5)]
    [InlineData("1\u00A0234", NumberConvention.Points, 1234)]
    [InlineData("1'234", NumberConvention.Points, 1234)]
    [InlineData("1234,5", NumberConvention.Commas, 1234.5)]
    [InlineData("1.234.567,5", NumberConvention.Commas, 1234567.5)]
    [InlineData("1,234", NumberConvention.Commas, 1.234)]
    [InlineData("1,234", NumberConvention.Points, 1234)]
    [InlineData("1,5E3", NumberConvention.Commas, 1500)]
    [InlineData("1,16,416", NumberConvention.Points, 116416)]
    [InlineData("12,34,567.5", NumberConvention.Points, 1234567.5)]
    [InlineData("9'416.50", NumberConvention.Points, 9416.5)]
    [InlineData("62 %", NumberConvention.Points, 0.62)]
    [InlineData("21.1%", NumberConvention.Points, 0.211)]
    [InlineData("-3,5 %", NumberConvention.Commas, -0.035)]
    [InlineData("$14,000", NumberConvention.Points, 14000)]
    [InlineData("-$5", NumberConvention.Points, -5)]
    [InlineData("$-5", NumberConvention.Points, -5)]
    [InlineData("€ 1.234,50", NumberConvention.Commas, 1234.5)]
    [InlineData("1.234,50 €", NumberConvention.Commas, 1234.5)]
    [InlineData("CHF 9’416.50", NumberConvention.Points, 9416.5)]
    [InlineData("(715)", NumberConvention.Points, -715)]
    [InlineData("($8,304.5)", NumberConvention.Points, -8304.5)]
    [InlineData("715-", NumberConvention.Points, -715)]
    [InlineData(".5", NumberConvention.Points, 0.5)]
    [InlineData("5.", NumberConvention.Points, 5)]
    public void TryParse_NumbersOfManyCountries_ReadsThem(string text, NumberConvention convention, double expected)
    {
        Assert.True(NumberText.TryParse(text, convention, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("", NumberConvention.Points)]
    [InlineData("x", NumberConvention.Points)]
    [InlineData("1,23", NumberConvention.Points)]
    [InlineData("1.23", NumberConvention.Commas)]
    [InlineData("1,2345", NumberConvention.Points)]
    [InlineData("1.5.2", NumberConvention.Points)]
    [InlineData(",123", NumberConvention.Points)]
    [InlineData("1,234,", NumberConvention.Points)]
    [InlineData("1e999", NumberConvention.Points)]
    [InlineData("NaN", NumberConvention.Points)]
    [InlineData("Infinity", NumberConvention.Points)]
    [InlineData("0x10", NumberConvention.Points)]
    [InlineData("%", NumberConvention.Points)]
    [InlineData("()", NumberConvention.Points)]
    [InlineData("--5", NumberConvention.Points)]
    [InlineData("1,234 567", NumberConvention.Points)]
    [InlineData("2024-05-04", NumberConvention.Points)]
    [InlineData("12:30", NumberConvention.Points)]
    [InlineData("1 2 3", NumberConvention.Points)]
    [InlineData("$", NumberConvention.Points)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890", NumberConvention.Points)]
    public void TryParse_AnythingElse_IsRefused(string text, NumberConvention convention) => Assert.False(NumberText.TryParse(text, convention, out _));

    [Fact]
    public void TryParse_AnyDouble_ComesBack()
    {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            string text = value.ToString("R", CultureInfo.InvariantCulture);
            Assert.True(NumberText.TryParse(text, NumberConvention.Points, out double points) && points == value);
            Assert.True(NumberText.TryParse(text.Replace('.', ','), NumberConvention.Commas, out double commas) && commas == value);
        }
    }
}

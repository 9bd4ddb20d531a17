using System.Globalization;
using RecApp.Features.Regression.Fitting;

namespace RecApp.Tests.Features.Regression.Fitting;

public class NumberTextTests
{
    [Theory]
    [InlineData("1234.5", false, 1234.5)]
    [InlineData("-0.33", false, -0.33)]
    [InlineData("\u22120.33", false, -0.33)]
    [InlineData("+7", false, 7)]
    [InlineData("1e-3", false, 0.001)]
    [InlineData("1,234,567.5", false, 1234567.5)]
    [InlineData("1 234 567.5", false, 1234567.5)]
    [InlineData("1\u00A0234", false, 1234)]
    [InlineData("1'234", false, 1234)]
    [InlineData("1234,5", true, 1234.5)]
    [InlineData("1.234.567,5", true, 1234567.5)]
    [InlineData("1,234", true, 1.234)]
    [InlineData("1,234", false, 1234)]
    [InlineData("1,5E3", true, 1500)]
    public void TryParse_NumbersOfManyCountries_ReadsThem(string text, bool decimalComma, double expected)
    {
        Assert.True(NumberText.TryParse(text, decimalComma, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("x", false)]
    [InlineData("1,23", false)]
    [InlineData("1.23", true)]
    [InlineData("1,2345", false)]
    [InlineData("1.5.2", false)]
    [InlineData(",123", false)]
    [InlineData("1,234,", false)]
    [InlineData("1e999", false)]
    [InlineData("NaN", false)]
    [InlineData("Infinity", false)]
    [InlineData("12%", false)]
    [InlineData("0x10", false)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890", false)]
    public void TryParse_AnythingElse_IsRefused(string text, bool decimalComma) => Assert.False(NumberText.TryParse(text, decimalComma, out _));

    [Fact]
    public void TryParse_AnyDouble_ComesBack()
    {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            string text = value.ToString("R", CultureInfo.InvariantCulture);
            Assert.True(NumberText.TryParse(text, decimalComma: false, out double points) && points == value);
            Assert.True(NumberText.TryParse(text.Replace('.', ','), decimalComma: true, out double commas) && commas == value);
        }
    }
}

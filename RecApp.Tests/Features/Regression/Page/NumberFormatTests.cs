using RecApp.Features.Regression.Page;

namespace RecApp.Tests.Features.Regression.Page;

public class NumberFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.401135, "0.4011")]
    [InlineData(-0.00034047, "−0.0003405")]
    [InlineData(4495.54, "4,496")]
    [InlineData(28.743, "28.74")]
    [InlineData(123456789, "123,456,789")]
    [InlineData(1.2343e12, "1,234,300,000,000")]
    [InlineData(-1.2343e18, "−1.234 × 10¹⁸")]
    [InlineData(5.2e-6, "0.0000052")]
    [InlineData(-2.791e-5, "−0.00002791")]
    [InlineData(5.2e-10, "5.2 × 10⁻¹⁰")]
    [InlineData(double.NaN, "NaN")]
    public void Short_NumbersOfAnySize_KeepsFourDigits(double value, string expected) => Assert.Equal(expected, NumberFormat.Short(value));

    [Theory]
    [InlineData(0.3767, 0.424, "0.3767 to 0.4240")]
    [InlineData(-0.5, 0.25, "−0.50 to 0.25")]
    [InlineData(9.5, 28.743, "9.5 to 28.74")]
    [InlineData(1000, 4495.54, "1,000 to 4,496")]
    [InlineData(0, 5.2e-10, "0 to 5.2 × 10⁻¹⁰")]
    [InlineData(double.NaN, 1, "NaN to 1")]
    public void Between_Limits_HaveAsManyDecimalsWhereTheyAreOfOneSize(double low, double high, string expected) =>
        Assert.Equal(expected, NumberFormat.Between(low, high));

    [Theory]
    [InlineData(0.401135, 0.01205, "0.401")]
    [InlineData(0.39999, 0.01205, "0.400")]
    [InlineData(-0.00004, 0.01205, "0.000")]
    [InlineData(4495.54, 41.2, "4,496")]
    [InlineData(28.743, 1.7, "28.7")]
    [InlineData(28.743, 0, "28.74")]
    [InlineData(double.NaN, 1, "NaN")]
    public void Like_Error_SaysHowManyDecimalsMeanSomething(double value, double error, string expected) => Assert.Equal(expected, NumberFormat.Like(value, error));

    [Fact]
    public void Signed_PositiveNumber_HasItsSign() => Assert.Equal(("+0.5", "−0.5", "0"), (NumberFormat.Signed(0.5), NumberFormat.Signed(-0.5), NumberFormat.Signed(0)));
}

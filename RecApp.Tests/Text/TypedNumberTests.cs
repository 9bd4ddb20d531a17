using RecApp.Text;

namespace RecApp.Tests.Text;

public class TypedNumberTests
{
    [Theory]
    [InlineData("1250", 1250.0)]
    [InlineData(" 1250.5 ", 1250.5)]
    [InlineData("$14,000", 14000.0)]
    [InlineData("$ 14 000", 14000.0)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("0,5", 0.5)]
    [InlineData("0,625", 0.625)]
    [InlineData("6,8", 6.8)]
    [InlineData("-3.5", -3.5)]
    [InlineData("−3,500", -3500.0)]
    [InlineData("1e3", 1000.0)]
    public void Read_AsPeopleType_IsTheNumber(string typed, double value) => Assert.Equal(new(value, false), TypedNumber.Read(typed));

    [Theory]
    [InlineData("62 %", 62.0)]
    [InlineData("4.73%", 4.73)]
    public void Read_PercentSign_IsSaid(string typed, double value) => Assert.Equal(new(value, true), TypedNumber.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("NaN")]
    [InlineData("1,2,3")]
    [InlineData("12,34.5")]
    [InlineData("1.234,5")]
    [InlineData("1,,234")]
    public void Read_AnythingElse_IsNull(string typed) => Assert.Null(TypedNumber.Read(typed));
}

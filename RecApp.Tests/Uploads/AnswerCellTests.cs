using RecApp.Uploads;

namespace RecApp.Tests.Uploads;

public class AnswerCellTests
{
    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-12.5", -12.5)]
    [InlineData("0.39712345678912345", 0.39712345678912345)]
    [InlineData("-2.2250738585072014E-308", -2.2250738585072014E-308)]
    [InlineData("123456789012345", 123456789012345.0)]
    [InlineData("12345678901234567890", null)]
    [InlineData("0101", null)]
    [InlineData("1,5", null)]
    [InlineData("+1", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("1E999", null)]
    public void Number_Text_IsOneWhereItIsWrittenAsNumbersAre(string text, double? number) => Assert.Equal(number, AnswerCell.Number(text));
}

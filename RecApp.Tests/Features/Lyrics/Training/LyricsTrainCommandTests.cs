using RecApp.Features.Lyrics.Training;

namespace RecApp.Tests.Features.Lyrics.Training;

public class LyricsTrainCommandTests
{
    [Theory]
    [InlineData("Give either", "")]
    [InlineData("Give either", "--data folder")]
    [InlineData("Give either", "--corpus mine.txt --network folder --data folder")]
    [InlineData("--minutes must be above 0", "--corpus mine.txt --minutes 0")]
    [InlineData("--threads 1-64", "--corpus mine.txt --threads 65")]
    public void Parse_OptionsThatDoNotGoTogether_SaysWhichDo(string message, string options) =>
        Assert.Contains(message, Assert.Single(LyricsTrainCommand.Train().Parse(options).Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--corpus mine.txt")]
    [InlineData("--network folder --data folder")]
    public void Parse_EitherWay_IsFine(string options) => Assert.Empty(LyricsTrainCommand.Train().Parse(options).Errors);
}

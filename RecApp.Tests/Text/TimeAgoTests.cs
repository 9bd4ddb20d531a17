using RecApp.Text;

namespace RecApp.Tests.Text;

public class TimeAgoTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, "just now")]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(5 * 60 + 59, "5 minutes ago")]
    [InlineData(3600, "1 hour ago")]
    [InlineData(23 * 3600 + 3599, "23 hours ago")]
    [InlineData(24 * 3600, "1 day ago")]
    [InlineData(13 * 24 * 3600, "13 days ago")]
    [InlineData(14 * 24 * 3600, "15 November 2026")]
    public void Of_SecondsAgo_IsWhatPeopleSay(int seconds, string expected) => Assert.Equal(expected, TimeAgo.Of(Now.AddSeconds(-seconds), Now));
}

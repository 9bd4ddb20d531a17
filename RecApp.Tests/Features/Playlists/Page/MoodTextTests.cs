using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;

namespace RecApp.Tests.Features.Playlists.Page;

public class MoodTextTests
{
    private static readonly FeatureDistribution Even = new("energy", [0, 0.25, 0.5, 0.75, 1], [10, 10, 10, 10]);

    private static MoodFeature Feature(string key) => MoodFeature.All.First(feature => feature.Key == key);

    [Theory]
    [InlineData("energy", 0.644, "0.64")]
    [InlineData("loudness", -7.25, "-7.3 dB")]
    [InlineData("tempo", 120.6, "121 BPM")]
    public void Value_EachUnit_HasItsDigits(string key, double value, string expected) => Assert.Equal(expected, MoodText.Value(Feature(key), value));

    [Fact]
    public void Median_EvenDistribution_IsTheMiddle() => Assert.Equal(0.5, MoodText.Median(Feature("energy"), Even));

    [Fact]
    public void Median_NoSongs_IsTheMiddleOfTheRange() =>
        Assert.Equal(0.5, MoodText.Median(Feature("energy"), Even with { Counts = [0, 0, 0, 0] }));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0.125, 0.125)]
    [InlineData(0.5, 0.5)]
    [InlineData(9, 1)]
    public void ShareBelow_EvenDistribution_IsTheValueItself(double value, double expected) =>
        Assert.Equal(expected, MoodText.ShareBelow(Even, value), 6);

    [Fact]
    public void Bars_EvenDistribution_AreEquallyTall() => Assert.All(MoodText.Bars(Even, 0, 1, 8, 20), height => Assert.Equal(20, height, 3));

    [Theory]
    [InlineData(187.4, "3:07")]
    [InlineData(59.6, "1:00")]
    [InlineData(null, "")]
    [InlineData(double.NaN, "")]
    [InlineData(-5.0, "")]
    public void DurationText_Song_IsMinutesAndSeconds(double? seconds, string expected) => Assert.Equal(expected, DurationText.Song(seconds));

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(3540, "59 min")]
    [InlineData(6720, "1 h 52 min")]
    public void DurationText_Total_IsHoursAndMinutes(double seconds, string expected) => Assert.Equal(expected, DurationText.Total(seconds));
}

using RecApp.Features.Playlists.Model.Ranking.Blend;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

public sealed class ReleaseYearsTests
{
    private static readonly byte[] Years = [.. Enumerable.Range(0, 200).Select(i => ReleaseYears.Number(1960 + i % 50)), 0];

    [Fact]
    public void Compare_SongsOfOneYear_FavoursTheYearsAround()
    {
        var ratios = new float[ReleaseYears.Numbers];
        new ReleaseYears(Years).Compare([10, 60, 110, 160], ratios); // all of 1970
        float At(int year) => ratios[ReleaseYears.Number(year)];
        Assert.True(At(1970) > At(1973) && At(1973) > At(1985));
        Assert.True(At(1970) > 0 && At(2000) < 0);
    }

    [Fact]
    public void Compare_UnknownYear_SpeaksNeitherForNorAgainst()
    {
        var ratios = new float[ReleaseYears.Numbers];
        Array.Fill(ratios, 7);
        new ReleaseYears(Years).Compare([200], ratios);
        Assert.All(ratios, ratio => Assert.Equal(0, ratio));
        new ReleaseYears(Years).Compare([0], ratios);
        Assert.Equal(0, ratios[0]);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1900, 1)]
    [InlineData(1950, 1)]
    [InlineData(2021, 72)]
    [InlineData(2026, 72)]
    public void Number_AnyYear_StaysInRange(int? year, byte expected) => Assert.Equal(expected, ReleaseYears.Number(year));
}

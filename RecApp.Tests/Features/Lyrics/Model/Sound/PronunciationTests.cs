using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Tests.Features.Lyrics.Model.Sound;

public class PronunciationTests
{
    [Theory]
    [InlineData("M UW1 N", "M UW1 N", true)]
    [InlineData("IH0 N V AH1 L IH0 D", "IH1 N V AH0 L IH0 D", true)]
    [InlineData("M UW1 N", "M UW1 N Z", false)]
    [InlineData("M UW1 N", "N UW1 N", false)]
    [InlineData("AY1", "AY0", true)]
    public void SoundsLike_OtherStress_IsTheSameAndOtherSoundsAreNot(string first, string second, bool expected)
    {
        var (left, right) = (Pronunciation.Parse(first)!, Pronunciation.Parse(second)!);
        Assert.Equal((expected, expected), (left.SoundsLike(right), right.SoundsLike(left)));
    }

    [Theory]
    [InlineData("P L EY1 M EY2 T", true)]
    [InlineData("B AH1 T ER0 F L AY2", false)]
    [InlineData("K AH0 M P L IY1 T", false)]
    [InlineData("S IH1 NG IH0 NG", false)]
    [InlineData("M UW1 N", false)]
    public void EndsOnClash_SyllableInTheShadowOfAnother_IsSeen(string sounds, bool expected) =>
        Assert.Equal(expected, Pronunciation.Parse(sounds)!.EndsOnClash);
}

using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Page;

namespace RecApp.Tests.Features.Lyrics.Page;

public class LyricsQueryTests
{
    [Fact]
    public void Parse_AddressOfAForm_GivesTheFormBack() =>
        Prop.ForAll(
            (from prefix in ArbMap.Default.GeneratorFor<NonNull<string>>()
             from scheme in Gen.Elements("AABB", "free", "AB-A", "ABBA")
             from syllables in Gen.Choose(0, 20)
             from lines in Gen.Choose(1, 64)
             from flags in Gen.Choose(0, 15)
             from mode in Gen.Elements(PrefixMode.Previous, PrefixMode.None, PrefixMode.Mixed)
             from mood in Gen.Elements("faithful", "balanced", "lively", "wild")
             from seed in Gen.Elements("", "0", "2147483647")
             select new LyricsQuery
             {
                 Prefix = string.Concat(prefix.Get.EnumerateRunes().Where(rune => rune.Value != 0xFFFD)),
                 Themes = "rain & roses",
                 Scheme = scheme,
                 Syllables = syllables,
                 Lines = lines,
                 Chorus = (flags & 1) > 0,
                 LoopBreaker = (flags & 2) > 0,
                 NoveltyGuard = (flags & 4) > 0,
                 OffensiveFilter = (flags & 8) > 0,
                 PrefixMode = mode,
                 Seed = seed,
             }.WithMood(mood)).ToArbitrary(),
            form =>
            {
                var (parsed, problems) = LyricsQuery.Parse(form.ToUri());
                Assert.Equal(form, parsed);
                Assert.Empty(problems);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToUri_UsualForm_IsThePlainPath() => Assert.Equal("/lyrics", new LyricsQuery().ToUri());

    [Theory]
    [InlineData("?scheme=A1", "scheme")]
    [InlineData("?lines=99", "lines")]
    [InlineData("?temperatures=hot", "temperatures")]
    [InlineData("?seed=-1", "seed")]
    [InlineData("?mode=sideways", "mode")]
    public void Parse_PartThatCannotBe_IsNamedAndLeftAtItsDefault(string query, string parameter)
    {
        var (form, problems) = LyricsQuery.Parse(query);

        Assert.Equal(parameter, Assert.Single(problems).Parameter);
        Assert.Empty(form.Problems);
    }
}

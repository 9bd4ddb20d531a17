using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Tests.Features.Lyrics.Model.Network;

[Collection(nameof(SmallLyrics))]
public class VerseTokenizerTests(SmallLyrics small)
{
    private readonly VerseTokenizer _tokenizer = small.Model.Tokenizer;

    [Fact]
    public void Encode_AnyText_IsItsBytesCutIntoTokens() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            // Half of a surrogate pair is no text and has no UTF-8.
            string valid = string.Concat(text.Get.EnumerateRunes().Where(rune => rune.Value != 0xFFFD));
            Assert.Equal(Encoding.UTF8.GetBytes(valid), _tokenizer.Encode(valid).SelectMany(token => _tokenizer.Bytes(token).ToArray()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_KnownWords_AreOneTokenEach() => Assert.Equal(4, _tokenizer.Encode("The moon of night").Count);

    [Theory]
    [InlineData(" moon night", 2)]
    [InlineData("  moon", 6)]
    [InlineData("\n moon\n", 3)]
    [InlineData(" moon1", 2)]
    [InlineData("😀", 4)]
    public void Encode_Boundaries_AreWhereTheRuleSays(string text, int tokens) => Assert.Equal(tokens, _tokenizer.Encode(text).Count);

    // Merging pairs one after another over the whole word would take hours.
    [Fact(Timeout = 60_000)]
    public Task Encode_WordOfAHundredThousandLetters_Ends() =>
        Task.Run(() => Assert.InRange(_tokenizer.Encode(string.Concat(Enumerable.Repeat("moonlit", 15_000))).Count, 1, 105_000), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("<text>\na\n", "1 2\n")]
    [InlineData("<text>\n\\q\n", "")]
    public void Constructor_FilesThatDoNotFit_AreRefused(string tokens, string merges) =>
        Assert.Throws<InvalidDataException>(() => new VerseTokenizer(tokens, merges));
}

using System.Text;
using RecApp.Tables;

namespace RecApp.Tests.Tables;

public class TextEncodingTests
{
    static TextEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252", "I can’t say it isn’t fun – my café crowd adored it.")]
    [InlineData("windows-1252", "Länge;Größe;Preis in €\n2,9;1;3\n")]
    [InlineData("windows-1252", "Le garçon a été très déçu, où est l’œuvre ?")]
    [InlineData("windows-1252", "El niño comió mañana en España: ¿qué?")]
    [InlineData("windows-1250", "Zażółć gęślą jaźń, łódź i świnia są tu.")]
    [InlineData("windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy.")]
    [InlineData("windows-1251", "Этот фильм мне очень понравился, спасибо всем.")]
    [InlineData("windows-1253", "Αυτή η ταινία ήταν πολύ καλή και μου άρεσε.")]
    [InlineData("koi8-r", "Этот фильм мне очень понравился, спасибо всем за работу.")]
    [InlineData("macintosh", "Das Mädchen fühlt sich größer, doch der Übermut schäumt.")]
    [InlineData("ibm850", "Größe der Mädchen über fünf Äpfel; schön für Ältere.")]
    [InlineData("shift_jis", "この映画はとても面白かったです。また見たいと思います。")]
    [InlineData("gb18030", "这部电影非常好看，我很喜欢，推荐给大家。")]
    [InlineData("big5", "這部電影非常好看，我很喜歡，推薦給大家。")]
    [InlineData("euc-kr", "이 영화는 정말 재미있었고 다시 보고 싶어요.")]
    [InlineData("utf-8", "Größe – naïve café ’ 映画")]
    [InlineData("utf-16", "len\tweight\n2.9\t9416\n")]
    [InlineData("utf-16BE", "len\tweight\n2.9\t9416\n")]
    public void Detect_TextWithoutAMark_IsDecodedAsItWasWritten(string encoding, string text)
    {
        byte[] bytes = Encoding.GetEncoding(encoding).GetBytes(text);

        Assert.Equal(text, TextEncoding.Detect(bytes).GetString(bytes));
    }

    [Fact]
    public void Detect_Utf8WithAByteThatBroke_StaysUtf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("schön und größer, ", 10))), 0xE9, (byte)'.'];

        Assert.Equal("utf-8", TextEncoding.Detect(bytes).WebName);
    }
}

using System.Text;
using RecApp.Features.Sentiment.Scoring;

namespace RecApp.Tests.Features.Sentiment.Scoring;

/// <summary>Review files as other tools, countries and habits write them.</summary>
public sealed class PeoplesReviewsTests
{
    private static readonly string[] Said = ["I can’t recommend it, it isn’t funny and it wasn’t worth the ticket.", "A lovely, warm film – my café crowd adored it.", "Don’t waste your time."];

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("macintosh")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_AnyEncoding_GivesTheSameWords(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] content = Encoding.GetEncoding(encoding).GetBytes("id,review\r\n" + string.Concat(Said.Select((text, index) => $"{index + 1},\"{text}\"\r\n")));

        Assert.Equal(Said, Read("a.csv", content));
    }

    [Theory]
    [InlineData("a.csv", "id;title, year;review\n1;Alien, 1979;A wonderful film\n2;Cats, 2019;A dreadful film\n", "A wonderful film|A dreadful film")]
    [InlineData("a.csv", "review,sentiment\n\"One of the best.<br /><br />Truly &quot;great&quot;.\",positive\n\"Awful, awful, awful.\",negative\n", "One of the best.<br /><br />Truly &quot;great&quot;.|Awful, awful, awful.")]
    [InlineData("a.csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n2024-01-02,Alien,1979,https://boxd.it/1,5,,\"Tense, clever and beautiful.\n\nStill the best.\",,2024-01-01\n2024-01-02,Cats,2019,https://boxd.it/2,0.5,,\"Two hours of my life I want back.\",,2024-01-01\n", "Tense, clever and beautiful.\n\nStill the best.|Two hours of my life I want back.")]
    [InlineData("a.csv", "\"A wonderful film.\"\n\"A dreadful film.\"\n", "A wonderful film.|A dreadful film.")]
    [InlineData("a.csv", "sep=;\r\nid;review\r\n1;\"A wonderful film.\"\r\n2;\"Dull; long; bad.\"\r\n", "A wonderful film.|Dull; long; bad.")]
    [InlineData("a.txt", "[Spoiler] A wonderful film.\n#1 of the year\n{so good}\n", "[Spoiler] A wonderful film.|#1 of the year|{so good}")]
    [InlineData("a.csv", "text,stars\n\"#1 film of the year\",5\n\"// dull\",1\n", "#1 film of the year|// dull")]
    [InlineData("a.csv", "\"#1 film of the year, and I have seen many of them.\",5\n\"# a dull film that nobody needs to see at all\",1\n", "#1 film of the year, and I have seen many of them.|# a dull film that nobody needs to see at all")]
    public void Read_FilesOfOtherTools_GivesTheReviews(string name, string text, string expected) => Assert.Equal(expected.Split('|'), Read(name, Encoding.UTF8.GetBytes(text)));

    private static IReadOnlyList<string> Read(string name, byte[] content) => ReviewFile.Read(Uploads.Tables.Upload(content, name), TestContext.Current.CancellationToken).Reviews;
}

using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Tests.Features.Lyrics.Training.Corpus;

public class BookTests
{
    private const string Book = """
        The Project Gutenberg EBook of Songs, by A Poet

        Author: A Poet

        *** START OF THIS PROJECT GUTENBERG EBOOK SONGS ***



        CONTENTS

        THE FIRST SONG        3
        THE SECOND SONG       5



        This is a preface, and it runs on as prose does, up to the right
        margin of the page, again and again, with the words that editors
        love to say before they let the reader come to the songs at last.



        THE FIRST SONG

            Once I loved a bonnie lass,
              And I love her still,
            And whilst that virtue warms my breast the whole of the
                  night long,
            I'll love her on the hill.



        THE SECOND SONG

            O sing to me
            Of the rolling sea.

        *** END OF THIS PROJECT GUTENBERG EBOOK SONGS ***
        Licence, licence, licence
        """;

    [Fact]
    public void Split_Book_GivesItsSongsWithTitlesAndJoinsWrappedLines()
    {
        var songs = GutenbergBook.Split("book.txt", Book).ToList();

        Assert.True(GutenbergBook.IsOne(Book));
        Assert.Equal(["THE FIRST SONG", "THE SECOND SONG"], songs.Select(song => song.Title));
        Assert.All(songs, song => Assert.Equal("A Poet", song.Author));
        Assert.Equal(4, songs[0].Lines.Count(line => line.Length > 0));
        Assert.Contains(songs[0].Lines, line => line.EndsWith("the whole of the night long,", StringComparison.Ordinal));
        Assert.Equal(["O sing to me", "Of the rolling sea."], songs[1].Lines.Where(line => line.Length > 0).Select(line => line.Trim()));
    }

    [Theory]
    [InlineData("[Verse 1]\na\nb\n[Chorus]\nc\nd", 2)]
    [InlineData("a\nb\n\nc\nd\n\ne\nf", 3)]
    [InlineData("a\nb\n\nc\nd\n\n\ne\nf", 2)]
    [InlineData("a", 1)]
    [InlineData("\n\n\n", 0)]
    [InlineData("", 0)]
    public void Split_SongFile_PartsAtBlankLinesAndMarks(string text, int songs) =>
        Assert.Equal(songs, SongFile.Split("me.txt", "me", text).Count());
}

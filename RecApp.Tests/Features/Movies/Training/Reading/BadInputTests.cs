using System.Text;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Tables;

namespace RecApp.Tests.Features.Movies.Training.Reading;

public class BadInputTests
{
    private const string Header = "userId,movieId,rating,timestamp\n";

    [Theory]
    [InlineData("", "line 1: the file is empty; expected the header userId,movieId,rating,timestamp")]
    [InlineData("1,1,4.0,100\n", "line 1: expected the header userId,movieId,rating,timestamp, found '1,1,4.0,100'")]
    [InlineData("userId;movieId;rating;timestamp\n1;1;4.0;100\n", "line 1: expected the header userId,movieId,rating,timestamp, found 'userId;movieId")]
    [InlineData(Header, "line 1: expected ratings below the header")]
    [InlineData(Header + "1,1,4.0,1\n1;2;4.0;1\n", "line 3: expected user id, movie id, rating and timestamp separated by ',', found '1;2;4.0;1'")]
    [InlineData(Header + "1,1,4.0,1\n1,2", "line 3: expected user id, movie id, rating and timestamp separated by ',', found 2 fields: is the line cut off?")]
    [InlineData(Header + "1,1,4.0,1,x\n", "line 2: expected user id, movie id, rating and timestamp separated by ',', found more than 4")]
    [InlineData(Header + "1,1,4.,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found '4.'")]
    [InlineData(Header + "1,1,5.5,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found '5.5'")]
    [InlineData(Header + "1,1,0.0,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found '0.0'")]
    [InlineData(Header + "1,1,3.7,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found '3.7'")]
    [InlineData(Header + "1,1,-1,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found '-1'")]
    [InlineData(Header + "1,1,NaN,1\n", "line 2: expected a rating of 0.5 to 5 in steps of 0.5, found 'NaN'")]
    [InlineData(Header + "Anna,1,4.0,1\n", "line 2: expected a user id, a whole number from 1, found 'Anna'")]
    [InlineData(Header + "0,1,4.0,1\n", "line 2: expected a user id, a whole number from 1, found '0'")]
    [InlineData(Header + "1,99999999999,4.0,1\n", "line 2: expected a movie id, a whole number from 1, found '99999999999'")]
    [InlineData(Header + "1,3,4.0,1\n", "line 2: expected a movie id that the release's list of films has, found 3")]
    [InlineData(Header + "1,1,4.0,yesterday\n", "line 2: expected a timestamp in seconds or nothing, found 'yesterday'")]
    [InlineData(Header + "1,1,4.0,1\n\n1,2,4.0,1\n", "line 3: expected user id, movie id, rating and timestamp separated by ',', found ''")]
    [InlineData(Header + "1,1,4.0,1\n2,1,3.0,1\n1,1,2.0,1\n", "line 4: expected one rating of a film by each user; user 1 rated movie 1 on line 2 already")]
    public void Read_RatingsOfTheCurrentFormat_NamesFileLineAndWhatWasExpected(string ratings, string expected)
    {
        using var files = MovieFiles.Csv(ratings: ratings);

        Assert.Contains($"ratings.csv, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: the file is empty; expected lines of userId::movieId::rating::timestamp")]
    [InlineData("1::1::4::1\n1::2::4.5::1\n", "line 2: expected a rating of 1, 2, 3, 4 or 5, found '4.5'")]
    [InlineData("1::1::6::1\n", "line 1: expected a rating of 1, 2, 3, 4 or 5, found '6'")]
    [InlineData("1,1,4,1\n", "line 1: expected user id, movie id, rating and timestamp separated by '::', found '1,1,4,1'")]
    [InlineData("1::1::4\n", "line 1: expected user id, movie id, rating and timestamp separated by '::', found 3 fields: is the line cut off?")]
    public void Read_RatingsOfTheOldFormat_NamesFileLineAndWhatWasExpected(string ratings, string expected)
    {
        using var files = MovieFiles.Dat(ratings: ratings);

        Assert.Contains($"ratings.dat, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: expected a header with movieId,title,genres")]
    [InlineData("movieId;title;genres\n1;Apple;Drama\n", "line 1: expected a header with movieId,title,genres; movieId, title, genres is missing in 'movieId;title;genres'")]
    [InlineData("movieId,title,genres\n", "line 1: expected films; there are none")]
    [InlineData("movieId,title,genres\n1,Apple,Drama\n2,,Drama\n", "line 3: expected a title for movie 2, found none")]
    [InlineData("movieId,title,genres\n1,Apple,Drama\n2,Boat", "line 3: expected at least 3 fields, found 2: is the line cut off?")]
    [InlineData("movieId,title,genres\n1,Apple,Drama\nx,Boat,Drama\n", "line 3: expected a whole number in column movieId, found 'x'")]
    [InlineData("movieId,title,genres\n1,Apple,Drama\n1,Boat,Drama\n", "line 3: expected each movie id once; 1 was there before")]
    [InlineData("movieId,title,genres\n1,Apple,Drama\n2,\"Boat,Drama\n", "line 3: expected at least 3 fields, found 2: is the line cut off?")]
    public void Read_FilmsOfTheCurrentFormat_NamesFileLineAndWhatWasExpected(string movies, string expected)
    {
        using var files = MovieFiles.Csv(movies);

        Assert.Contains($"movies.csv, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: expected films; there are none")]
    [InlineData("1::Apple::Drama\n2::::Drama\n", "line 2: expected a title for movie 2, found none")]
    [InlineData("1::Apple::Drama\n2::Boat", "line 2: expected movieId::title::genres, found '2::Boat'")]
    [InlineData("movieId::title::genres\n", "line 1: expected a movie id, a whole number")]
    public void Read_FilmsOfTheOldFormat_NamesFileLineAndWhatWasExpected(string movies, string expected)
    {
        using var files = MovieFiles.Dat(movies);

        Assert.Contains($"movies.dat, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("links.csv", "movieId,imdbId,tmdbId\n1,tt5,6\n", "line 2: expected a whole number in column imdbId, found 'tt5'")]
    [InlineData("tags.csv", "userId,movieId\n", "line 1: expected a header with movieId,tag; tag is missing")]
    [InlineData("tmdb_5000_movies.csv", "id,overview,keywords,genres\n1,,\"[{]\",[]\n", "line 2: expected a JSON list of keywords with names")]
    public void Read_OtherFiles_NamesFileLineAndWhatWasExpected(string name, string text, string expected)
    {
        using var files = MovieFiles.Csv().With(name, text);

        Assert.Contains($"{name}, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movieId,tagId,score\n", "line 1: expected the header movieId,tagId,relevance")]
    [InlineData("movieId,tagId,relevance\n1,5,1.5\n", "line 2: expected movie id, tag id and a relevance from 0 to 1")]
    [InlineData("movieId,tagId,relevance\n1,5,0.5\n1,6,0.5\n", "line 3: expected a tag id of genome-tags.csv, found 6")]
    [InlineData("movieId,tagId,relevance\n1,5", "line 2: expected movie id, tag id and a relevance from 0 to 1")]
    public void Read_TagGenome_NamesFileLineAndWhatWasExpected(string scores, string expected)
    {
        using var files = MovieFiles.Csv().With("genome-tags.csv", "tagId,tag\n5,007\n").With("genome-scores.csv", scores);

        Assert.Contains($"genome-scores.csv, {expected}", Message(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutOffGzipFile_SaysSo()
    {
        using var files = MovieFiles.Csv().Without("ratings.csv").With("ratings.csv.gz", MovieFiles.Ratings).Cut("ratings.csv.gz", 9);

        Assert.Contains("ratings.csv.gz is damaged or cut off; expected a complete gzip file", Message(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatIsNoGzipFile_SaysSo()
    {
        using var files = MovieFiles.Csv().Without("ratings.csv").With("plain", MovieFiles.Ratings);
        File.Move(Path.Combine(files.Location, "plain"), Path.Combine(files.Location, "ratings.csv.gz"));

        Assert.Contains("ratings.csv.gz is damaged or cut off", Message(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FilmsInUtf16_SaysSo()
    {
        using var files = MovieFiles.Csv().With("movies.csv", "\uFEFF" + MovieFiles.Movies, Encoding.Unicode);

        Assert.Contains("movies.csv is UTF-16; expected text in UTF-8 or Latin-1", Message(files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ratings.csv", "holds no ratings; expected ratings.csv or ratings.dat")]
    [InlineData("movies.csv", "holds no MovieLens release; expected movies.csv or movies.dat")]
    public void Read_MissingFile_SaysWhatWasExpected(string name, string expected)
    {
        using var files = MovieFiles.Csv().Without(name);

        Assert.Contains(expected, Message(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFolder_SaysSo() =>
        Assert.Contains("is missing", Assert.Throws<DataFileException>(() => MovieDatasetReader.Read("/no/such/folder")).Message, StringComparison.Ordinal);

    private static string Message(MovieFiles files) => Assert.Throws<DataFileException>(files.Read).Message;
}

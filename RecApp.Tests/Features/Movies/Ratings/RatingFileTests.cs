using System.Text;
using RecApp.Features.Movies.Ratings;
using RecApp.Tables;

namespace RecApp.Tests.Features.Movies.Ratings;

/// <summary>Ratings as other tools export them, matched with the films that ship.</summary>
public sealed class RatingFileTests(ShippedMovies shipped) : IClassFixture<ShippedMovies>
{
    private const string Letterboxd = """
        Date,Name,Year,Letterboxd URI,Rating
        2026-01-03,Alien,1979,https://boxd.it/aaaa,4.5
        2026-01-03,Blade Runner,1982,https://boxd.it/bbbb,5
        2026-01-04,Léon: The Professional,1994,https://boxd.it/cccc,4
        2026-01-05,"Good, the Bad and the Ugly, The",1966,https://boxd.it/dddd,4.5
        2026-01-05,Spirited Away,2001,https://boxd.it/eeee,5
        2026-01-06,Armageddon,1998,https://boxd.it/ffff,1
        2026-01-07,A Film Nobody Has Heard Of,2025,https://boxd.it/gggg,3
        2026-01-08,Amélie,2001,https://boxd.it/hhhh,4
        2026-01-09,8½,1963,https://boxd.it/iiii,4
        """;

    private const string Imdb = """
        Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
        tt0078748,9,2026-01-03,Alien,Alien,https://www.imdb.com/title/tt0078748/,Movie,8.5,117,1979,"Horror, Sci-Fi",900000,1979-06-22,Ridley Scott
        tt0083658,10,2026-01-03,Blade Runner,Blade Runner,https://www.imdb.com/title/tt0083658/,Movie,8.1,117,1982,"Action, Drama, Sci-Fi",800000,1982-06-25,Ridley Scott
        tt0120591,2,2026-01-04,Armageddon,Armageddon,https://www.imdb.com/title/tt0120591/,Movie,6.7,151,1998,"Action, Adventure, Sci-Fi",450000,1998-07-01,Michael Bay
        tt0903747,10,2026-01-05,Breaking Bad,Breaking Bad,https://www.imdb.com/title/tt0903747/,TV Series,9.5,49,2008,"Crime, Drama",2000000,2008-01-20,
        tt9999999,8,2026-01-06,A Film Nobody Has Heard Of,A Film Nobody Has Heard Of,https://www.imdb.com/title/tt9999999/,Movie,7.0,90,2025,Drama,100,2025-05-05,Nobody
        """;

    [Fact]
    public void Letterboxd_Ratings_MatchByTitleAndYearInHalfStars()
    {
        var (content, matched) = Read(Letterboxd);

        Assert.Equal(
            "1214:4.5,541:5,293:4,1201:4.5,5618:5,1917:1,4973:4,1251:4",
            string.Join(',', matched.Films.Select(found => FormattableString.Invariant($"{found.Film.Id}:{found.Stars}"))));
        Assert.Equal("8 of 9 films found.", matched.Summary);
        Assert.Equal(new RowProblem(7, "“A Film Nobody Has Heard Of” (2025) is unknown: our films end in 2018."), Assert.Single(matched.LeftOut));
        Assert.Equal("Its ratings are stars, up to 5.", content.Scale.Text);
    }

    [Fact]
    public void Imdb_Ratings_MatchByIdAndAreHalved()
    {
        var (content, matched) = Read(Imdb);

        Assert.Equal([(1214, 4.5), (541, 5.0), (1917, 1.0)], matched.Films.Select(found => (found.Film.Id, found.Stars!.Value)));
        Assert.Equal("3 of 5 films found.", matched.Summary);
        Assert.Equal(["“Breaking Bad” (2008) is a series.", "“A Film Nobody Has Heard Of” (2025) is unknown: our films end in 2018."], matched.LeftOut.Select(row => row.Problem));
        Assert.Equal("Its ratings go to 10: two make a star.", content.Scale.Text);
    }

    // Nothing above five stands in it, and it still goes to ten.
    [Fact]
    public void Imdb_OnlyLowRatings_AreHalvedAllTheSame() => Assert.Equal(1, Read(Imdb.Split('\n')[0] + "\n" + Imdb.Split('\n')[3]).Matched.Films.Single().Stars);

    [Fact]
    public void Letterboxd_Watched_CountsAsLiked()
    {
        var (content, matched) = Read("Date,Name,Year,Letterboxd URI\n2026-01-03,Alien,1979,https://boxd.it/aaaa\n2026-01-03,Heat,1995,https://boxd.it/bbbb\n");

        Assert.Equal([(1214, null), (6, null)], matched.Films.Select(found => (found.Film.Id, found.Stars)));
        Assert.Equal("It has no ratings: every film counts as liked.", content.Scale.Text);
    }

    [Fact]
    public void Letterboxd_Diary_TakesTheLastRatingAndLeavesOutTheUnrated()
    {
        var (content, matched) = Read("""
            Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date
            2026-01-03,Alien,1979,https://boxd.it/aaaa,3,,,2026-01-02
            2026-01-04,Heat,1995,https://boxd.it/bbbb,,,,2026-01-03
            2026-02-03,Alien,1979,https://boxd.it/cccc,4.5,Yes,,2026-02-02
            """);

        Assert.Equal((1214, 4.5), (matched.Films.Single().Film.Id, matched.Films.Single().Stars));
        Assert.Equal("1 of 1 films found. One row repeats a film.", matched.Summary);
        Assert.Equal(["“Heat” (1995) has no rating."], content.Reading.LeftOut.Select(row => row.Problem));
        Assert.Equal(["“Alien” (1979) comes again in row 3, and the last time counts."], matched.LeftOut.Select(row => row.Problem));
    }

    [Theory]
    [InlineData("userId,movieId,rating,timestamp\n1,1214,4.5,964982703\n1,541,5.0,964981247\n", "1214:4.5,541:5")]
    [InlineData("movie_id,imdb_id,tmdb_id,rating,average_rating,title\n1214,0078748,348,4.5,4.03,Alien (1979)\n", "1214:4.5")]
    [InlineData("imdb_id,rating\ntt0078748,8\n", "1214:4")]
    [InlineData("tmdb id,rating\n603,9\n", "2571:4.5")]
    [InlineData("rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,rating\n2026-01-01,movie,Alien,1979,8.2,295,tt0078748,348,9\n2026-01-01,show,The Wire,2002,9,1420,tt0306414,1438,10\n", "1214:4.5")]
    [InlineData("Title,Rating\nAlien (1979),90\nThe Matrix (1999),75\n", "1214:4.5,2571:4")]
    [InlineData("Title;Year;Rating\nAlien;1979;4,5\nRocky 2;1979;3,5\n", "1214:4.5,2409:3.5")]
    [InlineData("Film,Year,Stars\nAlien,1979,★★★★½\nHeat,1995,★★\n", "1214:4.5,6:2")]
    [InlineData("LetterboxdURI,Title,Year,Rating10\nhttps://letterboxd.com/film/alien/,Alien,1979,9\n", "1214:4.5")]
    public void Read_OtherTools_AreUnderstood(string csv, string expected) =>
        Assert.Equal(expected, string.Join(',', Read(csv).Matched.Films.Select(found => FormattableString.Invariant($"{found.Film.Id}:{found.Stars}"))));

    [Theory]
    [InlineData("Star Wars", 1977, 260)]
    [InlineData("Alien", 1980, 1214)]
    [InlineData("Alien", 1981, -1)]
    [InlineData("The Lord of the Rings: The Two Towers", 2002, 5952)]
    [InlineData("Birdman or (The Unexpected Virtue of Ignorance)", 2014, 112183)]
    [InlineData("Alien 3", 1992, 1320)]
    [InlineData("Se7en", 1995, 47)]
    [InlineData("WALL·E", 2008, 60069)]
    [InlineData("Harry Potter and the Philosopher's Stone", 2001, 4896)]
    [InlineData("Dr. Strangelove", 1964, 750)]
    [InlineData("Amélie", 2001, 4973)]
    [InlineData("Kill Bill: Volume 1", 2003, 6874)]
    public void Match_TitlesAsOtherSitesWriteThem_AreFoundByNameAndYear(string title, int year, int id) =>
        Assert.Equal(id, RatingMatcher.Match([new(1, title, year)], shipped.Model).Films.Select(found => found.Film.Id).FirstOrDefault(-1));

    [Theory]
    [InlineData("Date,Amount\n2026-01-01,12\n", "No films were found")]
    [InlineData("Name,Year,Rating\n", "no films")]
    [InlineData("userId,movieId,rating,timestamp\n1,1214,4.5,1\n2,541,5.0,2\n", "several people (1 and 2, among others)")]
    public void Read_WhatIsNone_SaysWhatItTakes(string csv, string reason) =>
        Assert.Contains(reason, Assert.Throws<FileRefusedException>(() => Read(csv)).Message, StringComparison.Ordinal);

    private (RatingFileContent Content, MatchedRatings Matched) Read(string csv)
    {
        TableUpload upload = new();
        upload.Take("ratings.csv", Encoding.UTF8.GetBytes(csv));
        var content = RatingFile.Read(upload, TestContext.Current.CancellationToken);
        return (content, RatingMatcher.Match(content.Films, shipped.Model));
    }
}

using System.Text;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Tests.Features.Movies.Training.Reading;

public class MovieDatasetReaderTests
{
    [Fact]
    public void Read_CurrentFormat_KeepsTitlesAndSortsUsersAndFilms()
    {
        using var files = MovieFiles.Csv(ratings: "userId,movieId,rating,timestamp\n2,7,5.0,1\n1,7,3.5,\n2,1,0.5,9\n");

        var dataset = files.Read();

        Assert.Equal(["Apple (1990)", "Boat, The (1991)", "Cloud"], dataset.Movies.Select(movie => movie.Title));
        Assert.Equal([1990, 1991, null], dataset.Movies.Select(movie => movie.Year));
        Assert.Equal([["Comedy", "Drama"], ["Drama"], []], dataset.Movies.Select(movie => movie.Genres));
        Assert.Equal([2], dataset.Ratings.Movies(0).ToArray());
        Assert.Equal([0, 2], dataset.Ratings.Movies(1).ToArray());
        Assert.Equal([1, 10], dataset.Ratings.HalfStars(1).ToArray());
        Assert.Contains("1 users rated one film only", Assert.Single(dataset.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OldFormatInLatin1_DecodesAccentsAndRenamesGenres()
    {
        using var files = MovieFiles.Dat();

        var dataset = files.Read();

        Assert.Equal("Amélie (2001)", dataset.Movies[0].Title);
        Assert.Equal(["Comedy", "Children"], dataset.Movies[0].Genres);
        Assert.Equal([8, 2], dataset.Ratings.HalfStars(0).ToArray());
    }

    [Fact]
    public void Read_OldFormatInUtf8_DecodesAccentsToo()
    {
        using var files = MovieFiles.Dat().With("movies.dat", "1::Amélie (2001)::Comedy\n2::Boat (1991)::Drama\n");

        Assert.Equal("Amélie (2001)", files.Read().Movies[0].Title);
    }

    [Fact]
    public void Read_CurrentFormatInLatin1_DecodesAccents()
    {
        using var files = MovieFiles.Csv().With("movies.csv", "movieId,title,genres\n1,Amélie (2001),Comedy\n2,Boat (1991),Drama\n", Encoding.Latin1);

        Assert.Equal("Amélie (2001)", files.Read().Movies[0].Title);
    }

    [Fact]
    public void Read_CompressedRatingsBesideOldFilms_TakesBoth()
    {
        using var files = MovieFiles.Dat().Without("ratings.dat").With("ratings.csv.gz", "userId,movieId,rating,timestamp\r\n1,1,4,\r\n1,2,5,978300760");

        Assert.Equal([8, 10], files.Read().Ratings.HalfStars(0).ToArray());
    }

    [Fact]
    public void Read_RowsInAnyOrder_GivesTheSame()
    {
        string[] rows = [.. from user in Enumerable.Range(1, 9) from movie in (int[])[1, 2, 7] select $"{user},{movie},{1 + (user * movie) % 5}.5,".Replace("5.5", "5.0", StringComparison.Ordinal)];
        using var sorted = MovieFiles.Csv(ratings: $"userId,movieId,rating,timestamp\n{string.Join('\n', rows)}\n");
        new Random(3).Shuffle(rows);
        using var shuffled = MovieFiles.Csv(ratings: $"userId,movieId,rating,timestamp\n{string.Join('\n', rows)}\n");

        Assert.Equal(Flat(sorted.Read().Ratings), Flat(shuffled.Read().Ratings));
    }

    [Fact]
    public void Read_TwoReleases_KeepsTheirUsersApartAndTheCurrentTitles()
    {
        using var files = new MovieFiles()
            .With("movielens-1m/movies.dat", "1::Apple, The (1990)::Children's\n9::Old (1950)::Drama\n").With("movielens-1m/ratings.dat", "1::1::3::1\n1::9::5::1\n")
            .With("movielens-latest-small/movies.csv", MovieFiles.Movies).With("movielens-latest-small/ratings.csv", MovieFiles.Ratings)
            .With("movielens-latest-small/links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,\n7,5,6\n")
            .With("movielens-latest-small/tags.csv", "userId,movieId,tag,timestamp\n2,7,\"funny, very\",1\n1,7,dark,2\n")
            .With("tmdb-5000/tmdb_5000_movies.csv.gz", "id,overview,keywords,genres\n862,\"A toy,\nor two.\",\"[{\"\"id\"\": 1, \"\"name\"\": \"\"toy\"\"}]\",[]\n");

        var dataset = files.Read();

        Assert.Equal([1, 2, 7, 9], dataset.Movies.Select(movie => movie.Id));
        Assert.Equal("Apple (1990)", dataset.Movies[0].Title);
        Assert.Equal((114709, 862), (dataset.Movies[0].ImdbId, dataset.Movies[0].TmdbId));
        Assert.Equal(["toy"], dataset.Movies[0].Tmdb!.Keywords);
        Assert.Null(dataset.Movies[1].TmdbId);
        Assert.Equal(["funny, very", "dark"], dataset.Movies[2].Tags);
        Assert.Equal([new("movielens-1m", 0, 1), new("movielens-latest-small", 1, 2)], dataset.Sets);
        Assert.Equal([0, 3], dataset.Ratings.Movies(0).ToArray());
        Assert.Equal([0, 1], dataset.Ratings.Movies(1).ToArray());
        Assert.Equal(7, dataset.Sources.Count);
        Assert.All(dataset.Sources, source => Assert.True(source.Rows > 0));
    }

    [Fact]
    public void Read_TagGenome_GivesVectorsByFilm()
    {
        using var files = MovieFiles.Csv()
            .With("genome-tags.csv", "tagId,tag\n5,007\n9,dark\n")
            .With("genome-scores.csv", "movieId,tagId,relevance\n2,9,0.75\n2,5,0.02500000000000002\n");

        Assert.Equal([0.025f, 0.75f], files.Read().Genome[1]);
    }

    private static IEnumerable<(int User, int Movie, byte HalfStars)> Flat(RatingTable ratings) =>
        from user in Enumerable.Range(0, ratings.Users)
        from rating in ratings.Movies(user).ToArray().Zip(ratings.HalfStars(user).ToArray())
        select (user, rating.First, rating.Second);
}

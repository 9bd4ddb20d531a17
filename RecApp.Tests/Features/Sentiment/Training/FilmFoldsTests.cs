using RecApp.Features.Sentiment.Training;

namespace RecApp.Tests.Features.Sentiment.Training;

public sealed class FilmFoldsTests
{
    [Fact]
    public void Of_ManyFilms_AreTheFoldsThatPythonDraws()
    {
        string[] films = [.. Enumerable.Range(0, 200).Select(i => $"tt{i * 7919 % 23:000}")];
        // training/sentiment/data.py: _folds(films, 5, 1).
        int[] expected = [4, 2, 0, 1, 1, 3, 0, 0, 2, 0, 4, 4, 3, 2, 3, 1, 3, 1, 2, 3, 4, 1, 2];
        int[] folds = FilmFolds.Of(films, 5, 1);
        Assert.Equal(expected, folds[..23]);
        Assert.All(films.Zip(folds).GroupBy(review => review.First), film => Assert.Single(film.Select(review => review.Second).Distinct()));
    }

    [Fact]
    public void NextDouble_KnownSeeds_GivesTheNumbersOfNumPy()
    {
        var first = new MersenneTwister(1);
        Assert.Equal([0.417022004702574, 0.7203244934421581, 0.00011437481734488664], [first.NextDouble(), first.NextDouble(), first.NextDouble()]);
        var second = new MersenneTwister(7);
        for (int i = 0; i < 1000; i++)
            second.NextDouble();
        Assert.Equal(0.08378587007198324, second.NextDouble());
    }
}

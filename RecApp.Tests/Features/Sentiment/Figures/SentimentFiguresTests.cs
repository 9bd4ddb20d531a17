using RecApp.Features.Sentiment.Figures;
using RecApp.Features.Sentiment.Model;
using RecApp.Tests.Charts;

namespace RecApp.Tests.Features.Sentiment.Figures;

public class SentimentFiguresTests
{
    private const string Hostile = "<img src=x onerror=alert(1)> & more";

    [Fact]
    public void Figures_HostileWords_AreSafe() => Assert.All(
        [
            SentimentFigures.Words([new(Hostile, 0, 5, 0.4), new("dull", 6, 4, -0.9)]), SentimentFigures.Reading([new(Hostile, 0.3), new("fine", 0.8)], 0.9),
            SentimentFigures.Place(new([0, 0.5, 1], [3, 1], [1, 4]), 0.99), ReviewFigures.Stars(Reviews), ReviewFigures.Lengths(Reviews),
        ],
        FigureAssert.IsCompleteAndSafe);

    private static ReviewStatistics Reviews => new(10, 5, 0, 2, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0, 100, 200], [6, 4], 80, [], []);
}

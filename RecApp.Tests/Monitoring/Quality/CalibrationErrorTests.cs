using RecApp.Learning;
using RecApp.Monitoring.Quality;

namespace RecApp.Tests.Monitoring.Quality;

public class CalibrationErrorTests
{
    [Fact]
    public void Of_SortedAnswers_IsTheErrorOfTheAnswersThemselves()
    {
        var random = new Random(1);
        (double Probability, bool Right)[] answers = [.. Answers(random, 500, stated => stated * stated), (1, true), (0, false)];

        var error = CalibrationError.Of(CalibrationBin.Sort(answers, 15));

        Assert.Equal(Calibration.ExpectedError([.. answers.Select(answer => answer.Probability)], [.. answers.Select(answer => answer.Right)]), error.Error, 1e-12);
        Assert.InRange(error.Error, error.Low, error.High);
    }

    [Fact]
    public void Sort_InTwoHalves_AddsUpToTheWhole()
    {
        (double, bool)[] answers = [.. Answers(new(2), 100, stated => stated)];

        var added = CalibrationBin.Sort(answers[..40]).Zip(CalibrationBin.Sort(answers[40..]), (one, two) => one + two);

        Assert.All(CalibrationBin.Sort(answers).Zip(added), pair =>
        {
            Assert.Equal((pair.First.Answers, pair.First.Right), (pair.Second.Answers, pair.Second.Right));
            Assert.Equal(pair.First.ProbabilitySum, pair.Second.ProbabilitySum, 1e-12);
        });
    }

    // Stated at 0.5 to 1, right a tenth less often: an error of 0.1, but for what differs inside of a bin.
    [Fact]
    public void Of_AModelThatIsTooSure_HoldsItsErrorInItsInterval()
    {
        var random = new Random(3);
        int held = Enumerable.Range(0, 40).Count(_ =>
            CalibrationError.Of(CalibrationBin.Sort(Answers(random, 600, stated => stated - 0.1))) is var error && error.Low <= 0.1 && 0.1 <= error.High);

        Assert.InRange(held, 34, 40);
    }

    [Fact]
    public void Of_ACalibratedModel_IsSeldomAboveChance()
    {
        var random = new Random(4);
        CalibrationError[] errors = [.. Enumerable.Range(0, 40).Select(_ => CalibrationError.Of(CalibrationBin.Sort(Answers(random, 300, stated => stated))))];

        Assert.InRange(errors.Count(error => error.Error > error.Chance), 0, 7);
        Assert.InRange(errors.Count(error => error.Low > 0.02), 0, 3);
    }

    [Fact]
    public void Of_NoAnswers_IsAnything() => Assert.Equal(new(0, 0, 1, 1), CalibrationError.Of(new CalibrationBin[10]));

    private static IEnumerable<(double Probability, bool Right)> Answers(Random random, int count, Func<double, double> right) =>
        Enumerable.Range(0, count).Select(_ => 0.5 + (random.NextDouble() / 2)).Select(stated => (stated, random.NextDouble() < right(stated)));
}

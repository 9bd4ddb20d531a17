using RecApp.Monitoring.Quality;

namespace RecApp.Tests.Monitoring.Quality;

public class RatedCalibrationTests
{
    [Fact]
    public void Of_AnswersEitherWay_CountsTheProbabilityOfTheLikelierVerdict()
    {
        var calibration = RatedCalibration.Of([(0.1, true), (0.9, true), (0.95, false), (0.55, true)])!;

        Assert.Equal((4, 0.825, 0.75), (calibration.Answers, calibration.Stated, calibration.Right));
        Assert.Equal([1, 3], calibration.Steps.Select(step => step.Answers));
        Assert.Equal(2 / 3d, calibration.Steps[^1].Right);
        Assert.InRange(calibration.Steps[^1].Right, calibration.Steps[^1].Low, calibration.Steps[^1].High);
        Assert.False(calibration.IsOff);
    }

    [Fact]
    public void Of_MuchSurerThanRight_IsOff() => Assert.True(RatedCalibration.Of(Enumerable.Range(0, 200).Select(i => (0.95, i % 2 == 0)))!.IsOff);

    [Fact]
    public void Of_Nobody_IsNull() => Assert.Null(RatedCalibration.Of([]));
}

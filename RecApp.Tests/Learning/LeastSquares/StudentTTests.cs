using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

public class StudentTTests
{
    [Theory]
    [InlineData(0.975, 1, 12.706204736174698)]
    [InlineData(0.975, 2, 4.302652729749464)]
    [InlineData(0.975, 10, 2.2281388519862744)]
    [InlineData(0.9995, 30, 3.6459586350420214)]
    [InlineData(0.975, 1226, 1.9619008)]
    [InlineData(0.025, 10, -2.2281388519862744)]
    public void Quantile_OfTables_IsTheirs(double probability, int degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(probability, degreesOfFreedom), Math.Abs(expected) * (degreesOfFreedom == 1226 ? 1e-6 : 1e-11));

    [Fact]
    public void TwoSided_OfAQuantile_IsItsTails()
    {
        foreach (int degreesOfFreedom in new[] { 1, 3, 17, 400, 50_000 })
            foreach (double tails in new[] { 0.5, 0.05, 1e-4, 1e-9 })
                Assert.Equal(tails, StudentT.TwoSided(StudentT.Quantile(1 - (tails / 2), degreesOfFreedom), degreesOfFreedom), tails * 1e-6);
        Assert.Equal(0, StudentT.TwoSided(double.PositiveInfinity, 5));
        Assert.Equal(1, StudentT.TwoSided(0, 5), 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Quantile_OfNoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(probability, 5));
}

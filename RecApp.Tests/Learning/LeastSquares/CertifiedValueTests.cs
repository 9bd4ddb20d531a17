using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

/// <summary>Digits in common with certified values: the negative decimal logarithm of the relative error, 15 where they are equal.</summary>
public class CertifiedValueTests(ITestOutputHelper output)
{
    private static readonly ReferenceSet[] Noisy =
        [ReferenceData.Longley, ReferenceData.Norris, ReferenceData.Filip, ReferenceData.Wampler3, ReferenceData.Wampler4, ReferenceData.Wampler5];

    // Filip's powers are rounded to doubles before any fit sees them: the exact fit of those has 7.9 digits of the certified values.
    [Theory]
    [InlineData("Longley", 13, 13, 13.5)]
    [InlineData("Norris", 12, 13, 13.5)]
    [InlineData("Filip", 7.5, 7.5, 8)]
    [InlineData("Wampler3", 14, 13, 13.5)]
    [InlineData("Wampler4", 14, 13, 13.5)]
    [InlineData("Wampler5", 14, 13, 13.5)]
    public void Fit_OfReferenceData_HasTheCertifiedDigits(string name, double coefficients, double errors, double rest)
    {
        var set = Noisy.Single(set => set.Name == name);
        var fit = LinearRegression.Fit(set.Features, set.Target);
        double[] all = [fit.Intercept, .. fit.Coefficients];
        double[] allErrors = [fit.InterceptStandardError, .. fit.StandardErrors];
        double found = Digits(set.Coefficients, all), foundErrors = Digits(set.StandardErrors, allErrors);
        double foundRest = Digits([set.ResidualStandardDeviation, set.RSquared], [fit.ResidualStandardDeviation, fit.RSquared]);
        output.WriteLine(FormattableString.Invariant($"{name}: coefficients {found:F1}, standard errors {foundErrors:F1}, residual deviation and R² {foundRest:F1} digits"));
        Assert.InRange(found, coefficients, 15);
        Assert.InRange(foundErrors, errors, 15);
        Assert.InRange(foundRest, rest, 15);
    }

    [Fact]
    public void Fit_OfFilipsRoundedPowers_IsTheirExactSolution()
    {
        var fit = LinearRegression.Fit(ReferenceData.Filip.Features, ReferenceData.Filip.Target);
        double digits = Digits(ReferenceData.FilipOfDoubles, [fit.Intercept, .. fit.Coefficients]);
        output.WriteLine(FormattableString.Invariant($"{digits:F1} digits"));
        Assert.InRange(digits, 14, 15);
    }

    [Fact]
    public void Fit_OfDataWithoutNoise_LeavesNothing()
    {
        foreach (var set in new[] { ReferenceData.Wampler1, ReferenceData.Wampler2 })
        {
            var fit = LinearRegression.Fit(set.Features, set.Target);
            double digits = Digits(set.Coefficients, [fit.Intercept, .. fit.Coefficients]);
            output.WriteLine(FormattableString.Invariant($"{set.Name}: {digits:F1} digits, residual deviation {fit.ResidualStandardDeviation:E1}"));
            // Wampler2's decimals are rounded to doubles.
            Assert.InRange(digits, set.Name == "Wampler1" ? 15 : 9, 15);
            Assert.InRange(fit.ResidualStandardDeviation, 0, 1e-14);
            Assert.InRange(fit.RSquared, 1 - 1e-15, 1);
        }
    }

    private static double Digits(double[] certified, double[] found) => certified.Zip(found, (expected, value) =>
        Math.Clamp(-Math.Log10(Math.Abs((value - expected) / expected)), 0, 15)).Min();
}

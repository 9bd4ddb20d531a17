using RecApp.Learning;
using RecApp.Learning.Linear;

namespace RecApp.Tests.Learning.Linear;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Fit_RandomRows_LeavesNoSlope()
    {
        const double cost = 0.7;
        var (rows, labels) = Rows(200, 12);
        var fit = LogisticRegression.Fit(rows, labels, [.. Enumerable.Range(0, 200)], cost, 1e-6, 1);

        // At the minimum of |w|²/2 + cost · losses every weight is cost times the sum of what the rows still pull.
        var pull = new double[13];
        for (int row = 0; row < rows.Count; row++)
        {
            double score = fit.Intercept;
            foreach (int column in rows.Row(row))
                score += fit.Weights[column] * rows.Scales[column];
            double force = cost * ((labels[row] ? 1 : 0) - (1 / (1 + Math.Exp(-score))));
            pull[12] += force;
            foreach (int column in rows.Row(row))
                pull[column] += force * rows.Scales[column];
        }
        for (int column = 0; column < 12; column++)
            Assert.Equal(pull[column], fit.Weights[column], 1e-4);
        Assert.Equal(pull[12], fit.Intercept, 1e-4);
    }

    [Fact]
    public void Fit_SameRowsTwice_GivesTheSameWeights()
    {
        var (rows, labels) = Rows(150, 8);
        int[] members = [.. Enumerable.Range(0, 100)];
        Assert.Equal(LogisticRegression.Fit(rows, labels, members, 1, 1e-3, 3).Weights, LogisticRegression.Fit(rows, labels, members, 1, 1e-3, 3).Weights);
    }

    [Fact]
    public void Temperature_LogitsTwiceTooLarge_IsTwo()
    {
        var random = new Random(1);
        double[] logits = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() - 0.5) * 8)];
        bool[] labels = [.. logits.Select(logit => random.NextDouble() < 1 / (1 + Math.Exp(-logit / 2)))];
        Assert.Equal(2, Calibration.Temperature(logits, labels), 0.15);
        double[] probabilities = [.. logits.Select(logit => 1 / (1 + Math.Exp(-logit / 2)))];
        Assert.InRange(Calibration.ExpectedError(probabilities, labels), 0, 0.015);
        Assert.InRange(Calibration.ExpectedError([.. logits.Select(logit => 1 / (1 + Math.Exp(-logit)))], labels), 0.05, 0.3);
    }

    [Fact]
    public void Figures_KnownCase_AreThoseByHand()
    {
        double[] probabilities = [0.9, 0.8, 0.3, 0.1];
        bool[] labels = [true, false, false, false];
        Assert.Equal((0.01 + 0.64 + 0.09 + 0.01) / 4, Calibration.Brier(probabilities, labels), 1e-12);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.2) + Math.Log(0.7) + Math.Log(0.9)) / 4, Calibration.LogLoss([.. probabilities.Select(p => Math.Log(p / (1 - p)))], labels), 1e-9);
        Assert.Equal((0.1 + 0.8 + 0.3 + 0.1) / 4, Calibration.ExpectedError(probabilities, labels), 1e-12);
    }

    private static (BinaryRows Rows, bool[] Labels) Rows(int count, int features)
    {
        var random = new Random(5);
        List<int> columns = [], ends = [];
        var labels = new bool[count];
        for (int row = 0; row < count; row++)
        {
            int[] own = [.. Enumerable.Range(0, features).Where(_ => random.NextDouble() < 0.4)];
            columns.AddRange(own);
            ends.Add(columns.Count);
            labels[row] = own.Sum(column => column % 3 - 1) + random.NextDouble() > 0.5;
        }
        return (new([.. ends], [.. columns], [.. Enumerable.Range(0, features).Select(column => 0.5 + column / 5.0)]), labels);
    }
}

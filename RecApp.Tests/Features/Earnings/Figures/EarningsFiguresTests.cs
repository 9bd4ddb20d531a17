using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Figures;

namespace RecApp.Tests.Features.Earnings.Figures;

public class EarningsFiguresTests
{
    [Theory]
    [InlineData(true, "Average SAT (unknown)")]
    [InlineData(false, "Average SAT")]
    public void Contributions_Input_SaysWhetherItIsUnknown(bool isUnknown, string name)
    {
        EarningsPrediction prediction = new(52_000, new(45_000, 60_000), new(30_000, 90_000), 40_000, [new("sat", -3_000, isUnknown), new("field", 15_000, false)], [], Guid.Empty);

        var figure = EarningsFigures.Contributions(prediction);

        Assert.Equal(["Field of study", name], figure.Table!.Rows.Select(row => row[0]));
        Assert.Equal(isUnknown, figure.Summary.Contains("(?) is unknown", StringComparison.Ordinal));
        Assert.Equal(isUnknown, figure.Traces.OfType<Plotly.Blazor.Traces.Bar>().First().Y!.Contains("Average SAT (?)"));
    }
}

using RecApp.Ui;

namespace RecApp.Features.Regression.Page;

/// <summary>Worked examples: one in the middle of the data, one at either end, one far outside.</summary>
public static class RegressionExamples
{
    /// <summary>Known without any model.</summary>
    public static Example Typical { get; } = new("Typical", Address(720, 720, 80, 0.325, 0.26), "In the middle of the data");

    public static IReadOnlyList<Example> All { get; } =
    [
        Typical,
        new("Low", Address(590, 600, 64, 0.345, 0.245), "A low prediction, still inside the data"),
        new("High", Address(850, 900, 95, 0.305, 0.27), "A high prediction, still inside the data"),
        new("Outside the data", Address(1500, 720, 80, 0.325, 0.26), "The interval grows, and a warning says why"),
    ];

    private static string Address(params double?[] values) => new RegressionQuery { Values = values }.ToUri();
}

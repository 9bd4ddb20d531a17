using RecApp.Ui;

namespace RecApp.Features.Earnings.Page;

/// <summary>Worked examples of the form.</summary>
public static class EarningsExamples
{
    /// <summary>Known colleges, unknown ones, another model, a rare field and a comparison.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("Computer science, public college", $"{EarningsQuery.Path}?field=1107&region=8&locale=12&admissionRate=0.5&sat=1250&tuition=14000", "Bachelor's degree, everything known"),
        new("Nursing, associate's degree", $"{EarningsQuery.Path}?field=5138&credential=2&region=3&tuition=9000", "SAT and admission rate unknown"),
        new("Fine arts, private and selective", $"{EarningsQuery.Path}?field=5007&collegeType=2&region=2&locale=11&admissionRate=0.15&sat=1400&tuition=32000", "Bachelor's degree"),
        new("Law degree", $"{EarningsQuery.Path}?field=2201&credential=7&collegeType=2&region=1&tuition=38000", "First professional degree"),
        new("Four ways into business", $"{EarningsQuery.Path}?field=5202&credential=5&compare=5202~3~1~~~~~,5202~2~1~~~~~,5202~3~3~~~~~&tab=side-by-side", "Scenarios side by side"),
        new("Psychology, linear model", $"{EarningsQuery.Path}?field=4201&region=5&sat=1050&model=linear&curve=tuition&tab=what-if", "The simpler model"),
    ];
}

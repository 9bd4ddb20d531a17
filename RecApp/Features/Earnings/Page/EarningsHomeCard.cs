using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Earnings.Page;

/// <summary>What the home page says about the predictor of earnings. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class EarningsHomeCard
{
    public static HomeCard Card { get; } = new(
        "Predictor", Icons.Material.Outlined.Insights,
        "Describe a college programme and see what its graduates earn",
        [("Predict earnings", EarningsQuery.Path)],
        [new(EarningsService.ModelName, AskAsync)])
    {
        Place = 40,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<EarningsService>();
        var example = EarningsExamples.All[0];
        var programme = EarningsQuery.Parse(example.Address).Query.Programme;
        var answer = await service.PredictAsync([programme.ToInputs()], EarningsService.DefaultVariant, cancellationToken, explain: false);
        var prediction = answer.Predictions[0];
        return new(example.Label, [($"{UsdText.Rounded(prediction.EarningsUsd)} a year", $"nine in ten similar programmes pay {UsdText.Range(prediction.Interval90)}")], example.Address, answer.ModelVersion)
        {
            Picture = HomePicture.Interval(prediction.Interval90.Low, prediction.EarningsUsd, prediction.Interval90.High),
        };
    }
}

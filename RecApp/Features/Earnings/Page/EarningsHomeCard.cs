using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model.Catalogue;
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
            Picture = Distribution((await service.CatalogueAsync(cancellationToken)).Histograms, programme, prediction),
        };
    }

    // The programmes of the field with the credential, or all with the credential where the field has too few; thin ends are left out.
    private static RenderFragment? Distribution(EarningsHistograms histograms, Programme programme, EarningsPrediction prediction)
    {
        var bins = histograms.ByFieldCredential.GetValueOrDefault($"{programme.Field}-{programme.Credential}") ?? histograms.ByCredential.GetValueOrDefault(programme.Credential);
        if (bins is null)
            return null;
        double place = (prediction.EarningsUsd / histograms.BinWidthUsd) - bins.FirstBin;
        int shown = Math.Min(bins.Counts.Count, Math.Max((int)Math.Ceiling(place) + 1, EndOf(bins.Counts)));
        return HomePicture.Sparkline([.. bins.Counts.Take(shown)], place / shown);
    }

    // Where 99 of 100 programmes are below.
    private static int EndOf(IReadOnlyList<int> counts)
    {
        int total = counts.Sum(), below = 0, end = 0;
        while (end < counts.Count && below < 0.99 * total)
            below += counts[end++];
        return end;
    }
}

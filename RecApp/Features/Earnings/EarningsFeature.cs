using System.CommandLine;
using Microsoft.Extensions.Options;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Figures;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Page;
using RecApp.Features.Earnings.Scoring;
using RecApp.Features.Earnings.Training;
using RecApp.Retraining;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Earnings;

/// <summary>The predictor of what graduates earn.</summary>
internal sealed class EarningsFeature : IFeature
{
    public string Key => "earnings";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(EarningsQuery.Path, "Earnings", "What graduates earn",
            "Describe a college programme and see what its graduates earn two years later, how sure that is, and what moved it.", Icons.Material.Outlined.Insights) { Place = 20, Group = "Predictor" },
    ];

    public IReadOnlyList<Example> Examples => EarningsExamples.All;

    public HomeCard Card => EarningsHomeCard.Card;

    public SummarizedPage Summary => EarningsSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } = [new("earnings-unknown", [EarningsService.ModelName], manifests => EarningsPostChart.Unknown(manifests[0]))];

    public IReadOnlyList<string> DropInRoots { get; } = ["/result"];

    public void Add(IServiceCollection services)
    {
        services.AddSettings<EarningsOptions>(EarningsOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddModel(EarningsService.ModelName, EarningsModel.Load).AddRetrainable(EarningsService.ModelName)
            .AddModelDescription(new(EarningsService.ModelName, "Earnings predictor", "Predicts what graduates of a college programme earn two years later.", EarningsQuery.Path,
                manifest => manifest.MetricOf("R²", EarningsService.DefaultVariant) is { } share ? $"Explains {FigureText.WholePercent(share)} of pay differences at colleges it hasn't seen" : null)
            {
                Variants = EarningsPage.ModelNames,
            })
            .AddSingleton<EarningsService>().AddSingleton<EarningsBatchService>().AddSingleton<OwnLinearService>()
            .AddDataSection<EarningsDataSet>("Earnings", EarningsService.ModelName);
    }

    public void Map(FeatureRoutes routes)
    {
        routes.Api.MapEarnings();
        routes.DropIns.MapEarningsDropIn();
    }

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [EarningsCommands.Train()],
        Verb.Evaluate => [EarningsCommands.Evaluate()],
        Verb.Measure => [EarningsCommands.Measure()],
        _ => [],
    };
}

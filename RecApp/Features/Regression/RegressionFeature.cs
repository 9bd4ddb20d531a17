using System.CommandLine;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Figures;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Page;
using RecApp.Features.Regression.Training;
using RecApp.Retraining;
using RecApp.Ui;

namespace RecApp.Features.Regression;

/// <summary>The five-variable regression, and fits of people's own tables.</summary>
internal sealed class RegressionFeature : IFeature
{
    public string Key => "regression";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(RegressionQuery.Path, "Regression", "Predict a number",
            "Predict from five numbers with an interval, or fit a table of your own, judge the fit and take it with you.", Icons.Material.Outlined.Insights) { Place = 21, Group = "Predictor" },
    ];

    public IReadOnlyList<Example> Examples => RegressionExamples.All;

    public HomeCard Card => RegressionHomeCard.Card;

    public SummarizedPage Summary => RegressionSummary.Page;

    public IReadOnlyList<PostChartKind> Charts { get; } = [new("regression-error", [RegressionService.ModelName], manifests => RegressionPostChart.Error(manifests[0]))];

    public IReadOnlyList<string> DropInRoots { get; } = ["/predict"];

    public void Add(IServiceCollection services) => services
        .AddModel(RegressionService.ModelName, RegressionModel.Load).AddRetrainable(RegressionService.ModelName)
        .AddModelDescription(new(RegressionService.ModelName, "Number predictor", "Predicts a number from five others, with an interval.", RegressionQuery.Path,
            manifest => manifest.MetricOf("R² on unseen rows", "least squares") is { } share ? $"Explains {FigureText.WholePercent(share)} of the differences between rows it hasn't seen" : null)
        {
            Variants = new Dictionary<string, string> { [RegressionService.Variant] = "Least squares" },
        })
        .AddSingleton<RegressionService>().AddSingleton<OwnModelService>()
        .AddDataSection<RegressionDataSet>("Regression", RegressionService.ModelName);

    public void Map(FeatureRoutes routes)
    {
        routes.Api.MapRegression();
        routes.DropIns.MapRegressionDropIn();
    }

    public IEnumerable<Command> Commands(Verb verb) => verb switch
    {
        Verb.Train => [RegressionCommands.Train()],
        Verb.Evaluate => [RegressionCommands.Evaluate()],
        Verb.Measure => [RegressionCommands.Measure()],
        _ => [],
    };
}

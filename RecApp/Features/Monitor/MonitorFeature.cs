using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Monitor;

/// <summary>Whether the models still do what they did in the tests.</summary>
internal sealed class MonitorFeature : IFeature
{
    public string Key => "monitor";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/monitor", "Monitor", "Monitor", "What is asked of every model, how fast and how well it answers, and whether its questions are still those it learnt from.", Icons.Material.Outlined.MonitorHeart)
        {
            Place = 65,
            Background = "what is asked, how fast the answers are, and whether the questions drift",
            Samples = ["/monitor/movies"],
        },
    ];

    public void Add(IServiceCollection services) => services.AddSingleton<MonitorService>().AddSingleton<ClusterReports>();

    public void Map(FeatureRoutes routes) => routes.Api.MapMonitor();
}

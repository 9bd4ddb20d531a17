using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Home;

/// <summary>The way in: a card for every part of the product, with what its models answer right now.</summary>
internal sealed class HomeFeature : IFeature
{
    public string Key => "home";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/", "Home", "RecApp: recommend, predict, judge and write",
            "Five trained models to use in the browser: songs, films, earnings, opinions and verse, each answer with its reasons and its measured quality.", Icons.Material.Outlined.Home) { Place = 0 },
    ];

    public void Add(IServiceCollection services) => services.AddSingleton<HomeAnswers>();
}

using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.DataSets;

/// <summary>The data behind the models: features bring their parts as <see cref="DataSection"/>.</summary>
internal sealed class DataSetsFeature : IFeature
{
    public string Key => "data";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/data", "About the data", "About the data", "The data sets behind the models in charts: where they come from, and where there is little of them.", Icons.Material.Outlined.BarChart)
        {
            Place = 70,
            Background = "what the models learnt from, in charts",
        },
    ];
}

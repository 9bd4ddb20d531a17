using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features;

/// <summary>A chart that posts can show, drawn from manifests alone, so that it is right for whatever version is served.</summary>
/// <param name="Name">As tags write it; no other chart has it.</param>
/// <param name="Models">Whose manifests it needs; empty for those of all models there are.</param>
/// <param name="Draw">The chart out of these manifests, in the same order; null when they don't state its figures.</param>
public sealed record PostChartKind(string Name, IReadOnlyList<string> Models, Func<IReadOnlyList<ModelManifest>, ChartFigure?> Draw);

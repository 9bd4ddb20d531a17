using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecApp.Charts;
using RecApp.CommandLine;
using RecApp.Features;
using RecApp.Ui;

namespace RecApp.Tests.Features;

/// <summary>A part of the product that the product knows nothing of: all of it is in this file.</summary>
public sealed class ProbeFeature : IFeature
{
    public const string Sentence = "Ask a probe how warm it is and be told the same answer every time.";

    public string Key => "probe";

    public IReadOnlyList<FeaturePage> Pages { get; } = [new("/probe", "Probe", "How warm it is", Sentence, Icons.Material.Outlined.CheckCircle) { Background = "what it has measured" }];

    public HomeCard Card { get; } = new("Probe", Icons.Material.Outlined.CheckCircle, "Ask; be told", [("Ask it", "/probe")], []);

    public IReadOnlyList<PostChartKind> Charts { get; } =
    [
        new("probe-files", [], manifests => new("Files of every model", "How many files a model has.",
            [ChartTrace.Columns(manifests.Select(manifest => manifest.Name), manifests.Select(manifest => (double)manifest.Files.Count), "%{x}: %{y} files")], new())),
    ];

    public IReadOnlyList<string> DropInRoots { get; } = ["/how-warm"];

    public void Add(IServiceCollection services) => services.AddSingleton<Probe>();

    public void Map(FeatureRoutes routes)
    {
        routes.Links.MapGet("/probe/degrees.txt", (Probe probe) => $"{probe.Degrees}").ExcludeFromDescription();
        routes.Api.MapGet("/probe", (Probe probe) => TypedResults.Ok(probe)).WithName("AskProbe").WithSummary("Ask how warm it is").WithTags("Probe");
        routes.DropIns.MapGet("/how-warm", (Probe probe) => TypedResults.Ok(probe.Degrees)).WithName("HowWarm").WithSummary("Ask as before").WithTags("Drop-in");
    }

    public IEnumerable<Command> Commands(Verb verb)
    {
        if (verb != Verb.Train)
            yield break;
        var output = new Option<string>("--out") { Required = true };
        var train = new Command("probe", "Nothing to learn.") { output };
        train.SetAction(parsed => File.WriteAllText(parsed.GetRequiredValue(output), $"{new Probe().Degrees}"));
        yield return train;
    }

    /// <summary>Measures.</summary>
    public sealed class Probe
    {
        public int Degrees => 21;
    }
}

/// <summary>The page of the probe.</summary>
[Route("/probe")]
public sealed class ProbePage(ProbeFeature.Probe probe) : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<h1>{probe.Degrees} degrees</h1>");
}

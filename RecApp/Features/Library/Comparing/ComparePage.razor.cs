using Microsoft.AspNetCore.Components;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Library.Comparing;

/// <summary>Two answers side by side, each asked again. Who is sent its link sees what its sender saw.</summary>
public sealed partial class ComparePage(FeatureList features, IServiceProvider services, NavigationManager navigation) : ComponentBase, IDisposable
{
    private CancellationScope? _asking;
    private (string? A, string? B) _asked;
    private (ComparedSide, ComparedSide)? _sides;
    private AnswerComparison? _comparison;

    /// <summary>Address of the first answer.</summary>
    [SupplyParameterFromQuery]
    public string? A { get; set; }

    /// <summary>Address of the second answer.</summary>
    [SupplyParameterFromQuery]
    public string? B { get; set; }

    private NavigationManager Navigation { get; } = navigation;

    // Two examples of whatever feature has them.
    private (Example First, Example Second)? Trial => features.All
        .Where(feature => feature is { Summary: not null, Examples.Count: > 1 }).Select(feature => ((Example, Example)?)(feature.Examples[0], feature.Examples[1])).FirstOrDefault();

    /// <summary>Asks nothing any more.</summary>
    public void Dispose() => _asking?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        // The first pass only makes the HTML, or every visit would ask twice.
        if (!RendererInfo.IsInteractive || _asked == (A, B))
            return;
        (_asked, _sides, _comparison) = ((A, B), null, null);
        _asking?.Dispose();
        var asking = _asking = new();
        if (string.IsNullOrEmpty(A) && string.IsNullOrEmpty(B))
            return;
        try
        {
            var sides = await Task.WhenAll(ComparedSide.AskAsync(features, services, A, asking.Token), ComparedSide.AskAsync(features, services, B, asking.Token));
            if (asking.IsCancellationRequested)
                return;
            _sides = (sides[0], sides[1]);
            if (sides is [{ Summary: { } first, Page: var page }, { Summary: { } second, Page: var other }] && page == other)
                _comparison = AnswerComparison.Of(first, second);
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            // The person has gone on.
        }
    }
}

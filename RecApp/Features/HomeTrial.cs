using Microsoft.AspNetCore.Components;

namespace RecApp.Features;

/// <summary>A question that the home page asks a served model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Ask">Asks the feature's own service, as its page would.</param>
public sealed record HomeTrial(string Model, Func<IServiceProvider, CancellationToken, Task<HomeAnswer>> Ask);

/// <summary>What a model answered.</summary>
/// <param name="Question">What was asked, a phrase.</param>
/// <param name="Lines">The answer, the first line first, each with what there is to say beside it.</param>
/// <param name="Address">The page that shows the same answer in full.</param>
/// <param name="Version">The version that answered.</param>
public sealed record HomeAnswer(string Question, IReadOnlyList<(string Text, string Detail)> Lines, string Address, string Version)
{
    /// <summary>The answer as a picture above its lines; null where the lines are picture enough.</summary>
    public RenderFragment? Picture { get; init; }

    /// <summary>Whether a tile stands before each line, as for songs and films.</summary>
    public bool Tiles { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>When the model answered or failed, as a timestamp of the clock.</summary>
    public long At { get; init; }
}

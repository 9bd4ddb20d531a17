namespace RecApp.Features;

/// <summary>A question that the home page asks a served model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Figure">The measured figure that tells most about its quality.</param>
/// <param name="Ask">Asks the feature's own service, as its page would.</param>
public sealed record HomeTrial(string Model, HomeFigure Figure, Func<IServiceProvider, CancellationToken, Task<HomeAnswer>> Ask);

/// <summary>A figure out of a model's manifest in words.</summary>
/// <param name="Metric">The measure's name in the manifest: a share from 0 to 1.</param>
/// <param name="Variant">The variant whose figure is shown.</param>
/// <param name="Label">What it means to a person.</param>
/// <param name="Decimals">Whether the figure is a number in its own right and no share.</param>
public sealed record HomeFigure(string Metric, string Variant, string Label, bool Decimals = false);

/// <summary>What a model answered.</summary>
/// <param name="Question">What was asked, a phrase.</param>
/// <param name="Lines">The answer, the first line first, each with what there is to say beside it.</param>
/// <param name="Address">The page that shows the same answer in full.</param>
/// <param name="Version">The version that answered.</param>
public sealed record HomeAnswer(string Question, IReadOnlyList<(string Text, string Detail)> Lines, string Address, string Version)
{
    /// <summary>How long the model took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>When the model answered or failed, as a timestamp of the clock.</summary>
    public long At { get; init; }
}

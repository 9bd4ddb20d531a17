namespace RecApp.Features;

/// <summary>A page whose answers can be laid side by side.</summary>
/// <param name="Path">Its path; addresses of answers are this path with a query string.</param>
/// <param name="AskAsync">Asks an address of the page again, through the feature's own service; null where the address asks for nothing.</param>
public sealed record SummarizedPage(string Path, Func<IServiceProvider, string, CancellationToken, Task<AnswerSummary?>> AskAsync);

/// <summary>An answer in short: what was asked and what came out, in a person's words.</summary>
/// <param name="Title">What was asked, a few words.</param>
/// <param name="Inputs">What was asked; those of the same name are compared.</param>
/// <param name="Results">What came out; those of the same name are compared.</param>
public sealed record AnswerSummary(string Title, IReadOnlyList<SummaryLine> Inputs, IReadOnlyList<SummaryLine> Results)
{
    /// <summary>Songs, films or lines that came out.</summary>
    public IReadOnlyList<SummaryList> Lists { get; init; } = [];

    /// <summary>What of the address could not be used, sentences.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>A value of an answer.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">The value as people read it.</param>
public sealed record SummaryLine(string Name, string Text)
{
    /// <summary>The value as a number; null where it is none.</summary>
    public double? Number { get; init; }

    /// <summary>A difference of two such numbers with its sign, as people read it.</summary>
    public Func<double, string>? Difference { get; init; }
}

/// <summary>Things that came out, the best first.</summary>
/// <param name="Name">What they are, a plural.</param>
/// <param name="Items">Their names.</param>
public sealed record SummaryList(string Name, IReadOnlyList<string> Items);

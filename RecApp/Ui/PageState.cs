using RecApp.Session;

namespace RecApp.Ui;

/// <summary>What a page keeps while its user is on another one.</summary>
public abstract class PageState
{
    /// <summary>The address that the form was last read from or written to; null before the first.</summary>
    public string? Uri { get; set; }

    /// <summary>Key of the tab of the answer that is shown; empty for the first.</summary>
    public string Tab { get; set; } = "";

    /// <summary>The worked example that is answered because nothing was asked; null once somebody has.</summary>
    public Example? Example { get; set; }

    /// <summary>Whether an answer is under way.</summary>
    public bool IsAsking { get; set; }

    /// <summary>What of the address could not be used.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; set; } = [];
}

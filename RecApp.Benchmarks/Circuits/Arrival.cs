namespace RecApp.Benchmarks.Circuits;

/// <summary>How a tab went on at another server.</summary>
internal enum Arrival
{
    /// <summary>Without what was on the page.</summary>
    Lost,

    /// <summary>Everything is there, the page was not loaded anew.</summary>
    Resumed,

    /// <summary>Everything is there on a page that was loaded anew.</summary>
    Reloaded,
}

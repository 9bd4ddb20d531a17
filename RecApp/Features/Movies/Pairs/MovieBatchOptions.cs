using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>The configuration section <c>Movies:Batch</c>.</summary>
public sealed class MovieBatchOptions
{
    public const string Section = "Movies:Batch";

    /// <summary>Compute the pairs in the background when the served model has none yet, on half of the cores.</summary>
    public bool AtStart { get; set; } = true;

    /// <summary>How many of the most popular films pair up, 2–5,000.</summary>
    public int Top { get; set; } = 1000;

    /// <summary>How many films each pair recommends, 1–100.</summary>
    public int Take { get; set; } = 10;

    /// <summary>Batches older than this are dropped after a new one, but for the one to roll back to; 0 keeps all, at most 3,650.</summary>
    public int KeepDays { get; set; } = 30;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(Top), Top, PairRequest.LeastTop, PairRequest.MostTop);
        problems.Range(nameof(Take), Take, 1, PairRequest.MostTake);
        problems.Range(nameof(KeepDays), KeepDays, 0, 3650);
    }
}

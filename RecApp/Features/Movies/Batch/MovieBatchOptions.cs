using Microsoft.Extensions.Options;

namespace RecApp.Features.Movies.Batch;

/// <summary>The configuration section <c>Movies:Batch</c>.</summary>
public sealed class MovieBatchOptions
{
    public const string Section = "Movies:Batch";

    /// <summary>Compute the pairs in the background when the served model has none yet, on half of the cores.</summary>
    public bool AtStart { get; set; } = true;

    /// <summary>How many of the most popular films pair up, 2–2,000.</summary>
    public int Top { get; set; } = 1000;

    /// <summary>How many films each pair recommends, 1–100.</summary>
    public int Take { get; set; } = 10;

    /// <summary>Batches older than this are dropped after a new one, but for the one to roll back to; 0 keeps all, at most 3,650.</summary>
    public int KeepDays { get; set; } = 30;
}

/// <summary>Collects every failure; each message names the configuration key.</summary>
internal sealed class MovieBatchOptionsValidation : IValidateOptions<MovieBatchOptions>
{
    public ValidateOptionsResult Validate(string? name, MovieBatchOptions options)
    {
        List<string> failures = [];
        Range("Top", options.Top, PairRequest.LeastTop, PairRequest.MostTop);
        Range("Take", options.Take, 1, PairRequest.MostTake);
        Range("KeepDays", options.KeepDays, 0, 3650);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
                failures.Add($"{MovieBatchOptions.Section}:{key} is {value}; it must be {least} to {most}.");
        }
    }
}

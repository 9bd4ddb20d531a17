using RecApp.Validation;

namespace RecApp.Serving;

/// <summary>The configuration section <c>Inference</c>: how much is asked of a model at once.</summary>
public sealed class InferenceOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Inference";

    /// <summary>Calls that run at once per model, 1–256; 0 for one per processor.</summary>
    public int Concurrency { get; set; }

    /// <summary>Calls that wait per model beyond those that run, 0–100,000.</summary>
    public int Queue { get; set; } = 256;

    /// <summary>Seconds from asking to answering, waiting included, above 0 and at most 600.</summary>
    public double DeadlineSeconds { get; set; } = 10;

    /// <summary><see cref="Concurrency"/> of single models by name.</summary>
    public Dictionary<string, int> ConcurrencyByModel { get; set; } = new(StringComparer.Ordinal);

    internal int ConcurrencyOf(string model) =>
        ConcurrencyByModel.GetValueOrDefault(model, Concurrency) is > 0 and var own ? own : Environment.ProcessorCount;

    internal void Check(SettingProblems problems)
    {
        CheckConcurrency(nameof(Concurrency), Concurrency);
        problems.Range(nameof(Queue), Queue, 0, 100_000);
        problems.Require(DeadlineSeconds is > 0 and <= 600, nameof(DeadlineSeconds), DeadlineSeconds, "above 0 and at most 600");
        foreach (var (model, concurrency) in ConcurrencyByModel)
            CheckConcurrency($"{nameof(ConcurrencyByModel)}:{model}", concurrency);

        void CheckConcurrency(string key, int concurrency) => problems.Require(concurrency is >= 0 and <= 256, key, concurrency, "0 (one per processor) to 256");
    }
}

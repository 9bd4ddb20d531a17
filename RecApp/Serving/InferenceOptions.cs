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
}

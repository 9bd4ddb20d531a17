namespace RecApp.Serving;

/// <summary>Too much is asked of a model at once; the caller may come back.</summary>
/// <param name="model">The model's name.</param>
/// <param name="reason">A sentence for the user.</param>
/// <param name="retryAfter">When to come back, at least a second.</param>
public sealed class InferenceBusyException(string model, string reason, TimeSpan retryAfter) : Exception(reason)
{
    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>When to come back, at least a second.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

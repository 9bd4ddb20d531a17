namespace RecApp.Bundles;

/// <summary>One model can't be served right now; the rest of the product goes on.</summary>
/// <param name="name">The model's name.</param>
/// <param name="reason">A sentence that says what is wrong and may be shown to a user.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class ModelUnavailableException(string name, string reason, Exception? innerException = null)
    : Exception($"The model '{name}' is unavailable: {reason}", innerException)
{
    /// <summary>The model's name.</summary>
    public string Name { get; } = name;

    /// <summary>A sentence that says what is wrong.</summary>
    public string Reason { get; } = reason;
}

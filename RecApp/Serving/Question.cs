using System.Collections.ObjectModel;

namespace RecApp.Serving;

/// <summary>Something that can be asked of a model. A feature declares it once; page, API and batch ask it through <see cref="Predictions"/>.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Cost">How much work the answer is.</param>
/// <param name="Answer">Answers a checked request: no clock, no storage, no HTTP. Its token fires at the deadline and when the caller cancels.</param>
public sealed record Question<TModel, TRequest, TResult>(string Model, Cost Cost, Func<TModel, TRequest, Provenance, CancellationToken, TResult> Answer)
    where TModel : class
{
    /// <summary>Throws <see cref="Validation.InvalidRequestException"/> for a request that makes no sense, before a model is leased.</summary>
    public Action<TRequest> Check { get; init; } = static _ => { };

    /// <summary>The part of the model that answers a request, such as a ranker; null where answers are no predictions, so that none is recorded.</summary>
    public Func<TRequest, string>? Variant { get; init; }

    /// <summary>What of a request experiments may set, by the setting's name.</summary>
    public IReadOnlyDictionary<string, QuestionSetting<TRequest>> Settings { get; init; } = ReadOnlyDictionary<string, QuestionSetting<TRequest>>.Empty;

    /// <summary>Puts down the numbers of a row of an answer that are kept with its prediction.</summary>
    public Action<TModel, TRequest, TResult, int, Measured>? Measure { get; init; }

    /// <summary>How many predictions the answer to a request holds.</summary>
    public Func<TRequest, int> Count { get; init; } = static _ => 1;
}

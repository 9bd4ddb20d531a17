using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Serving;

/// <summary>
/// What a model's measures are like before anybody asks it: counted over questions made from data, by the code that measures what people
/// ask, in the same bins. Not safe for concurrent use.
/// </summary>
/// <param name="definitions">The measures, all with a role; their counts are ignored. Where one's <see cref="FeatureReference.Unknown"/> is null, unknown values are not counted.</param>
internal sealed class MeasureReferences(IReadOnlyList<FeatureReference> definitions)
{
    private readonly MeasureLayout _layout = new(definitions);
    private readonly MeasureCounts _counts = new(new(definitions));

    /// <summary>Asks a question and counts what it measures of the answer.</summary>
    /// <param name="question">What is asked; it has a <see cref="Question{TModel, TRequest, TResult}.Measure"/>.</param>
    /// <param name="model">The loaded model.</param>
    /// <param name="request">With what.</param>
    /// <exception cref="Validation.InvalidRequestException">The request makes no sense.</exception>
    public void Ask<TModel, TRequest, TResult>(Question<TModel, TRequest, TResult> question, TModel model, TRequest request)
        where TModel : class
    {
        question.Check(request);
        Prediction[] rows = [.. Enumerable.Range(0, question.Count(request)).Select(_ => NewPrediction())];
        Predictions.Answer(question, model, request, new(rows), CancellationToken.None);
        foreach (var row in rows)
            Count(row);
    }

    /// <summary>Counts the numbers of one answer that was given elsewhere.</summary>
    /// <param name="measure">Puts them down.</param>
    public void Add(Action<Measured> measure)
    {
        var prediction = NewPrediction();
        measure(new(prediction));
        Count(prediction);
    }

    /// <summary>The measures with what has been counted; what lies outside their edges is in the first or last bin.</summary>
    public IReadOnlyList<FeatureReference> Counted()
    {
        var windows = _counts.Windows;
        return [.. _layout.References.Zip(windows, (reference, window) =>
        {
            long[] counts = [.. window.Counts];
            counts[0] += window.Below;
            counts[^1] += window.Above;
            return reference with { Counts = counts, Unknown = reference.Unknown is null ? null : window.Unknown };
        })];
    }

    private Prediction NewPrediction() => new(Guid.Empty, "", "", "", default) { Layout = _layout };

    private void Count(Prediction prediction) => _counts.Add(prediction.Values ?? _layout.NewValues());
}

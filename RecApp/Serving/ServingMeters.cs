using System.Diagnostics;
using System.Diagnostics.Metrics;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Validation;

namespace RecApp.Serving;

/// <summary>What is measured of the models, in the names and units of OpenTelemetry. docs/operations.md lists the instruments.</summary>
public sealed class ServingMeters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "RecApp.Serving";

    // As tags, so that none is made anew for each question.
    private static readonly string[] Names = [.. Enum.GetNames<Outcome>().Select(name => name.ToLowerInvariant())];

    private readonly Meter _meter;
    private readonly Counter<long> _predictions;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments; those of what there is now are read when somebody looks.</summary>
    public ServingMeters(IMeterFactory meters, ModelCatalog models, InferenceGate gate, WriteQueue writes)
    {
        _meter = meters.Create(Name);
        _predictions = _meter.CreateCounter<long>("recapp.predictions", "{prediction}", "Questions put to models, by how they ended.");
        _duration = _meter.CreateHistogram<double>("recapp.prediction.duration", "s", "From the question to the answer, waiting included.",
            advice: new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });
        _meter.CreateObservableUpDownCounter("recapp.serving.calls", () => gate.Lanes.Select(lane => new Measurement<long>(lane.Inside, Tag("lane", lane.Name))),
            "{call}", "Calls that run or wait, by model and kind of work.");
        _meter.CreateObservableUpDownCounter("recapp.serving.waiting", () => gate.Lanes.Select(lane => new Measurement<long>(lane.Waiting, Tag("lane", lane.Name))),
            "{call}", "Calls that wait, by model and kind of work.");
        _meter.CreateObservableUpDownCounter("recapp.storage.waiting", () => writes.Waiting, "{write}", "Writes that wait for the disk.");
        _meter.CreateObservableUpDownCounter("recapp.model.leases", () => models.Leases.Select(model => new Measurement<long>(model.Leases, Tag("model", model.Name), Tag("version", model.Version))),
            "{lease}", "Leases on the served version of a model.");
        _meter.CreateObservableCounter("recapp.storage.dropped", () => writes.Dropped, "{write}", "Writes that were given up: the queue was full or the storage failed.");
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Begins to measure a question.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="isPrediction">Whether answers are predictions; others are not counted.</param>
    internal static Asked Begin(string model, bool isPrediction) => new(model, isPrediction, Stopwatch.GetTimestamp());

    /// <summary>Counts a question that has been answered or has failed.</summary>
    internal void End(in Asked asked, Outcome outcome)
    {
        if (!asked.IsPrediction || !(_predictions.Enabled || _duration.Enabled))
            return;
        TagList tags = new()
        {
            Tag("model", asked.Model), Tag("version", asked.Version), Tag("variant", asked.Variant),
            Tag("asked_by", Caller.Current.Way), Tag("outcome", Names[(int)outcome]),
        };
        _predictions.Add(1, tags);
        _duration.Record(asked.Elapsed.TotalSeconds, tags);
    }

    /// <summary>What an exception says about a question.</summary>
    internal static Outcome OutcomeOf(Exception problem) => problem switch
    {
        InvalidRequestException => Outcome.Invalid,
        InferenceBusyException => Outcome.Busy,
        ModelUnavailableException => Outcome.Unavailable,
        OperationCanceledException => Outcome.Cancelled,
        _ => Outcome.Failed,
    };

    private static KeyValuePair<string, object?> Tag(string key, string? value) => new(key, value);

    /// <summary>A question on its way.</summary>
    internal struct Asked(string model, bool isPrediction, long started)
    {
        public string Model { get; } = model;

        public bool IsPrediction { get; } = isPrediction;

        /// <summary>Since it began.</summary>
        public readonly TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

        /// <summary>The part that answers; null until the request is found to make sense, as it names it.</summary>
        public string? Variant { get; set; }

        /// <summary>The version that answers; null until a model is leased.</summary>
        public string? Version { get; set; }
    }
}

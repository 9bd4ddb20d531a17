using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Storage.Experiments;

namespace RecApp.Serving;

/// <summary>Where an answer comes from: what it carries so that it can be looked up and rated.</summary>
public readonly struct Provenance
{
    private readonly Prediction? _first;
    private readonly Prediction[]? _rows;
    private readonly PredictionLog? _log;

    /// <summary>Of an answer that is not recorded and has no id.</summary>
    internal Provenance(string version) => Version = version;

    /// <summary>Of an answer under one id.</summary>
    internal Provenance(Prediction prediction, PredictionLog? log = null) => (Version, _first, _log) = (prediction.Version, prediction, log);

    /// <summary>Of an answer whose rows have ids of their own.</summary>
    internal Provenance(Prediction[] rows) => (Version, _first, _rows) = (rows[0].Version, rows[0], rows);

    /// <summary>Of an answer that is about to be made.</summary>
    /// <param name="log">Where it will be recorded.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answers.</param>
    /// <param name="variant">The part of it that answers; null where nothing is to be recorded.</param>
    /// <param name="answers">How many predictions it holds.</param>
    /// <param name="measures">What is measured of each.</param>
    /// <param name="exposures">The experiments whose variants it shows.</param>
    internal static Provenance New(
        PredictionLog log, string model, string version, string? variant, int answers, MeasureLayout measures, IReadOnlyList<Exposure> exposures)
    {
        if (variant is null)
            return new(version);
        if (answers is 1 or > Predictions.MostOfARequest)
            return new(One(measures), log) { Together = answers };
        var rows = new Prediction[answers];
        for (int row = 0; row < answers; row++)
            rows[row] = One(measures);
        return new(rows);

        Prediction One(MeasureLayout layout)
        {
            var prediction = log.New(model, version, variant, layout);
            prediction.Exposures = exposures;
            return prediction;
        }
    }

    /// <summary>Version of the model.</summary>
    public string Version { get; }

    /// <summary>For how many rows the one id stands; 0 where there is none, or one for each.</summary>
    internal int Together { get; init; }


    /// <summary>Id of the answer; empty where it is not recorded.</summary>
    public Guid Id => _first?.Id ?? Guid.Empty;

    /// <summary>Id of one row of the answer: its own, or where there are very many the one for all.</summary>
    public Guid IdOf(int row) => _rows is null ? Id : _rows[row].Id;

    /// <summary>
    /// Records the answer before it is whole, where a part of it is shown already: somebody may look it up, or leave before the rest is there.
    /// That it is recorded again in the end changes nothing.
    /// </summary>
    internal void RecordEarly()
    {
        // A copy: what is measured later belongs to the answer that is whole.
        if (_log is not null && _first is not null)
            _log.Record(_first with { });
    }

    /// <summary>How many rows have numbers of their own that are kept.</summary>
    internal int Measurable => _rows?.Length ?? (_first?.Layout is null ? 0 : 1);

    /// <summary>Where the numbers of a row are put down; nowhere for an answer that is not recorded.</summary>
    public Measured Measured(int row = 0) => new(_rows is null ? _first : _rows[row]);


    /// <summary>Records an answer that is whole.</summary>
    /// <param name="log">Where.</param>
    /// <param name="caller">How it was asked.</param>
    /// <param name="duration">From the question to now.</param>
    internal void RecordIn(PredictionLog log, string caller, TimeSpan duration)
    {
        if (_rows is not null)
            foreach (var row in _rows)
                Record(row);
        else if (_first is not null)
            Record(_first);

        void Record(Prediction prediction)
        {
            (prediction.Caller, prediction.Duration) = (caller, duration);
            log.Record(prediction);
        }
    }
}

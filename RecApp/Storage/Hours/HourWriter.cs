using System.Data.Common;
using Dapper;
using RecApp.Monitoring.Latency;

namespace RecApp.Storage.Hours;

/// <summary>
/// Adds up the questions of one transaction by hour and adds them to <c>prediction_hours</c> in that transaction: what is in the log is
/// counted once, whatever happens. One thread at a time.
/// </summary>
internal sealed class HourWriter
{
    private readonly Dictionary<HourKey, Sum> _sums = [];

    /// <summary>Counts an answer; one that is not whole yet comes again.</summary>
    public void Add(Prediction prediction)
    {
        if (prediction.Caller is not { } caller)
            return;
        var sum = SumOf(new(prediction.Model, prediction.Version, prediction.Variant, caller, HourKey.HourOf(prediction.CreatedUtc)));
        sum.Outcomes[(int)Outcome.Answered]++;
        sum.Durations.Add(prediction.Duration);
        if (prediction is { IsComparable: true, Layout: { } layout, Values: { } values })
            (sum.Measured ??= new(layout)).Add(values);
    }

    /// <summary>Counts a question that got no answer.</summary>
    public void Add(Unanswered refusal) => SumOf(refusal.Key).Outcomes[(int)refusal.Outcome]++;

    /// <summary>Adds everything to the table.</summary>
    public void Write(DbTransaction transaction)
    {
        foreach (var (key, sum) in _sums)
            Write(transaction, key, sum);
    }

    private static void Write(DbTransaction transaction, HourKey key, Sum sum)
    {
        var where = new { model = key.Model, hour = PredictionStore.Text(key.Hour), version = key.Version, variant = key.Variant, caller = key.Caller };
        var (durations, measured) = transaction.Connection!.QueryFirstOrDefault<(byte[]? Durations, byte[]? Measured)>(
            "select durations, measured from prediction_hours where model = @model and hour_utc = @hour and version = @version and variant = @variant and caller = @caller",
            where, transaction);
        if (durations is not null)
            sum.Durations.Add(LatencyHistogram.FromBytes(durations));
        if (measured is not null)
            sum.Measured?.Merge(measured);
        DynamicParameters parameters = new(where);
        parameters.Add("durations", sum.Durations.ToBytes());
        parameters.Add("measured", sum.Measured?.ToBytes() ?? measured);
        foreach (var outcome in Enum.GetValues<Outcome>())
            parameters.Add(outcome.ToString(), sum.Outcomes[(int)outcome]);
        transaction.Connection!.Execute(
            """
            insert into prediction_hours (model, hour_utc, version, variant, caller, answered, invalid, busy, unavailable, cancelled, failed, durations, measured)
            values (@model, @hour, @version, @variant, @caller, @Answered, @Invalid, @Busy, @Unavailable, @Cancelled, @Failed, @durations, @measured)
            on conflict (model, hour_utc, version, variant, caller) do update set
                answered = prediction_hours.answered + excluded.answered, invalid = prediction_hours.invalid + excluded.invalid,
                busy = prediction_hours.busy + excluded.busy, unavailable = prediction_hours.unavailable + excluded.unavailable,
                cancelled = prediction_hours.cancelled + excluded.cancelled, failed = prediction_hours.failed + excluded.failed,
                durations = excluded.durations, measured = excluded.measured
            """,
            parameters, transaction);
    }

    private Sum SumOf(HourKey key)
    {
        if (!_sums.TryGetValue(key, out var sum))
            _sums.Add(key, sum = new());
        return sum;
    }

    private sealed class Sum
    {
        public long[] Outcomes { get; } = new long[Enum.GetValues<Outcome>().Length];

        public LatencyHistogram Durations { get; } = new();

        public MeasureCounts? Measured { get; set; }
    }
}

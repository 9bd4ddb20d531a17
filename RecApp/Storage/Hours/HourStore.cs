using System.Globalization;
using Dapper;
using RecApp.Admission;

namespace RecApp.Storage.Hours;

/// <summary>The table <c>prediction_hours</c>.</summary>
public sealed class HourStore(Database database)
{
    /// <summary>What was asked from one hour on, oldest first, without what was answered unseen.</summary>
    /// <param name="model">The model's name; null for all.</param>
    /// <param name="from">The first hour.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<HourRow>> SinceAsync(string? model, DateTimeOffset from, CancellationToken cancellationToken = default) => ReadAsync(model, from, "<>", cancellationToken);

    /// <summary>What versions answered unseen from one hour on, oldest first.</summary>
    /// <inheritdoc cref="SinceAsync"/>
    public Task<IReadOnlyList<HourRow>> ShadowsSinceAsync(string? model, DateTimeOffset from, CancellationToken cancellationToken = default) => ReadAsync(model, from, "=", cancellationToken);

    private Task<IReadOnlyList<HourRow>> ReadAsync(string? model, DateTimeOffset from, string isShadow, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<HourRow>>(
        // Where a column is null in all rows SQLite tells no type for it, and Dapper then finds no constructor: hence row by row.
        connection => [.. connection.Query(
            $"""
            select model, version, variant, caller, hour_utc as hour, answered, invalid, busy, unavailable, cancelled, failed, durations, measured
            from prediction_hours where (@model is null or model = @model) and hour_utc >= @from and caller {isShadow} @shadow order by hour_utc
            """,
            new { model, from = PredictionStore.Text(HourKey.HourOf(from)), shadow = Caller.Shadow }).Select(row => new HourRow(
                new((string)row.model, (string)row.version, (string)row.variant, (string)row.caller, DateTimeOffset.Parse((string)row.hour, CultureInfo.InvariantCulture)),
                [(long)row.answered, (long)row.invalid, (long)row.busy, (long)row.unavailable, (long)row.cancelled, (long)row.failed],
                (byte[])row.durations, (byte[]?)row.measured))],
        cancellationToken);
}

/// <summary>What was asked in an hour.</summary>
/// <param name="Key">Of whom.</param>
/// <param name="Outcomes">[<see cref="Outcome"/>] how many questions ended so.</param>
/// <param name="Durations">A <see cref="Monitoring.Latency.LatencyHistogram"/> of the answers.</param>
/// <param name="Measured"><see cref="MeasureCounts"/> of the version's layout; null where nothing was measured.</param>
public sealed record HourRow(HourKey Key, IReadOnlyList<long> Outcomes, byte[] Durations, byte[]? Measured)
{
    /// <summary>How many questions ended so.</summary>
    public long this[Outcome outcome] => Outcomes[(int)outcome];
}

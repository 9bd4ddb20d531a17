using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RecApp.Storage.Experiments;

namespace RecApp.Storage;

/// <summary>The table <c>predictions</c>.</summary>
public sealed class PredictionStore(Database database, PredictionLog log)
{
    internal const string InsertInto = "insert into predictions (id, model, version, variant, created_utc, caller, duration_us, measured)";

    // One that was recorded early, or with the feedback to it, gets who asked and its numbers when it is whole.
    internal const string OrMakeWhole = """
        on conflict (id) do update set caller = excluded.caller, duration_us = excluded.duration_us, measured = excluded.measured
        where excluded.caller is not null
        """;

    internal const string InsertStatement = $"{InsertInto} values (@id, @model, @version, @variant, @created, @caller, @duration, @measured) {OrMakeWhole}";

    /// <summary>The prediction with this id, on disk or on its way there; null when there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async Task<Prediction?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        log.FindRecent(id) ?? await database.ReadAsync(
            connection => connection.QueryFirstOrDefault<PredictionRow>(
                "select id, model, version, variant, created_utc as created, caller, duration_us as microseconds, measured from predictions where id = @id",
                new { id = Text(id) })?.ToPrediction(),
            cancellationToken);

    /// <summary>Has the prediction be there for what refers to it. Its line of the log, which may still wait for the storage, makes it whole, and is counted then.</summary>
    internal static void Insert(Statements statements, Prediction prediction)
    {
        statements.Add(
            InsertStatement,
            ("id", Text(prediction.Id)),
            ("model", prediction.Model),
            ("version", prediction.Version),
            ("variant", prediction.Variant),
            ("created", Text(prediction.CreatedUtc)),
            ("caller", null),
            ("duration", null),
            ("measured", Bytes(prediction)));
        ExposureRows.Insert(statements, prediction);
    }

    /// <summary>Those of some predictions that are in the log as a whole.</summary>
    internal static HashSet<Guid> Whole(DbTransaction transaction, IEnumerable<Guid> ids) =>
    [
        // Engines take only so many parameters.
        .. ids.Chunk(1000).SelectMany(some => transaction.Connection!.Query<string>(
            $"select id from predictions where caller is not null and id {ListParameter.OneOf(transaction.Connection!, "some")}", new { some = some.Select(Text).ToArray() }, transaction)).Select(Guid.Parse),
    ];

    /// <summary>How long an answer took; null until it is whole.</summary>
    internal static long? Microseconds(Prediction prediction) => prediction.Caller is null ? null : (long)prediction.Duration.TotalMicroseconds;

    /// <summary>The numbers as 32-bit floating-point ones, little-endian, in the layout's order.</summary>
    internal static byte[]? Bytes(Prediction prediction)
    {
        if (prediction.Values is not { } values)
            return null;
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    /// <summary>What <see cref="Bytes"/> wrote.</summary>
    internal static float[] Values(byte[] bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return values;
    }

    /// <summary>Ids as both databases compare them: lower-case text.</summary>
    internal static string Text(Guid id) => id.ToString("D");

    /// <summary>Times as text that sorts: ISO 8601 in UTC, milliseconds.</summary>
    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed class PredictionRow
    {
        public string Id { get; init; } = "";

        public string Model { get; init; } = "";

        public string Version { get; init; } = "";

        public string Variant { get; init; } = "";

        public string Created { get; init; } = "";

        public string? Caller { get; init; }

        public long? Microseconds { get; init; }

        public byte[]? Measured { get; init; }

        public Prediction ToPrediction() => new(Guid.Parse(Id), Model, Version, Variant, DateTimeOffset.Parse(Created, CultureInfo.InvariantCulture))
        {
            Caller = Caller,
            Duration = TimeSpan.FromMicroseconds(Microseconds ?? 0),
            Values = Measured is null ? null : Values(Measured),
        };
    }
}

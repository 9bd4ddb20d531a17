using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RecApp.Storage;

/// <summary>The table <c>predictions</c>.</summary>
public sealed class PredictionStore(Database database, PredictionLog log)
{
    internal const string InsertStatement =
        "insert into predictions (id, model, version, variant, created_utc) values (@id, @model, @version, @variant, @created) on conflict (id) do nothing";

    /// <summary>The prediction with this id, on disk or on its way there; null when there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public async Task<Prediction?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        log.FindRecent(id) ?? await database.ReadAsync(
            connection => connection.QueryFirstOrDefault<PredictionRow>(
                "select id, model, version, variant, created_utc as created from predictions where id = @id",
                new { id = Text(id) })?.ToPrediction(),
            cancellationToken);

    internal static void Insert(DbTransaction transaction, Prediction prediction) => transaction.Connection!.Execute(
        InsertStatement,
        new
        {
            id = Text(prediction.Id),
            model = prediction.Model,
            version = prediction.Version,
            variant = prediction.Variant,
            created = Text(prediction.CreatedUtc),
        },
        transaction);

    /// <summary>Ids as both databases compare them: lower-case text.</summary>
    internal static string Text(Guid id) => id.ToString("D");

    /// <summary>Times as text that sorts: ISO 8601 in UTC, milliseconds.</summary>
    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed record PredictionRow(string Id, string Model, string Version, string Variant, string Created)
    {
        public Prediction ToPrediction() =>
            new(Guid.Parse(Id), Model, Version, Variant, DateTimeOffset.Parse(Created, CultureInfo.InvariantCulture));
    }
}

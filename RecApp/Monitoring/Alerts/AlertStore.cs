using System.Globalization;
using Dapper;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Storage;

namespace RecApp.Monitoring.Alerts;

/// <summary>The table <c>alerts</c>.</summary>
public sealed class AlertStore(Database database, WriteQueue queue)
{
    private const string Columns = "id, rule, model, subject, detail, measured, threshold, raised_utc, ended_utc";
    private const int Most = 200;

    // Longer ago than any period that the monitor shows.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Those that are open, and those that ended since, the open ones first and then the latest; 200 at most.</summary>
    /// <param name="from">When they ended at the earliest.</param>
    /// <param name="model">Only this model's; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<Alert>> SinceAsync(DateTimeOffset from, string? model = null, CancellationToken cancellationToken = default) => ReadAsync(
        $"""
        select {Columns} from alerts where (ended_utc is null or ended_utc >= @from) and (@model is null or model = @model)
        order by case when ended_utc is null then 0 else 1 end, raised_utc desc limit {Most}
        """,
        new { from = PredictionStore.Text(from), model }, cancellationToken);

    /// <summary>Those that are open.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<Alert>> OpenAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"select {Columns} from alerts where ended_utc is null", null, cancellationToken);

    /// <summary>Stores beginnings and ends durably, with what is to be told of them: all of it or nothing.</summary>
    /// <param name="raised">New ones; where another instance has raised the same it stays that one.</param>
    /// <param name="ended">Open ones with their end.</param>
    /// <param name="message">What a webhook is told; null where there is none.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Those of them that no other instance had stored before.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    internal async Task<(IReadOnlyList<Alert> Raised, IReadOnlyList<Alert> Ended)> WriteAsync(
        IReadOnlyList<Alert> raised, IReadOnlyList<Alert> ended, Func<Alert, string>? message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Alert> begun = [], over = [];
        await queue.WriteAsync(
            transaction =>
            {
                // It may run twice.
                begun.Clear();
                over.Clear();
                var connection = transaction.Connection!;
                foreach (var alert in raised)
                {
                    if (connection.Execute(
                        $"insert into alerts ({Columns}) values (@id, @rule, @model, @subject, @detail, @measured, @threshold, @raised, null) on conflict do nothing",
                        new
                        {
                            id = PredictionStore.Text(alert.Id),
                            rule = Name(alert.Key.Rule),
                            model = alert.Key.Model,
                            subject = alert.Key.Subject,
                            detail = alert.Detail,
                            measured = alert.Measured,
                            threshold = alert.Threshold,
                            raised = PredictionStore.Text(alert.RaisedUtc),
                        },
                        transaction) == 1)
                        begun.Add(alert);
                }
                foreach (var alert in ended)
                {
                    if (connection.Execute(
                        "update alerts set ended_utc = @ended where id = @id and ended_utc is null",
                        new { id = PredictionStore.Text(alert.Id), ended = PredictionStore.Text(alert.EndedUtc!.Value) }, transaction) == 1)
                        over.Add(alert);
                }
                if (message is not null)
                {
                    foreach (var alert in begun.Concat(over))
                        DeliveryStore.Insert(transaction, alert.Id, message(alert), now);
                }
                Forget(transaction, PredictionStore.Text(now - Kept));
            },
            cancellationToken);
        return (begun, over);
    }

    private static void Forget(System.Data.Common.DbTransaction transaction, string before) => transaction.Connection!.Execute(
        """
        delete from alert_deliveries where alert_id in (select id from alerts where ended_utc < @before);
        delete from alerts where ended_utc < @before;
        """,
        new { before }, transaction);

    internal static string Name(AlertRule rule) => rule.ToString().ToLowerInvariant();

    private Task<IReadOnlyList<Alert>> ReadAsync(string query, object? parameters, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Alert>>(
        // Row by row: where a column is null in all rows SQLite tells no type for it, and Dapper then finds no constructor.
        connection => [.. connection.Query(query, parameters).Where(row => Enum.TryParse<AlertRule>((string)row.rule, ignoreCase: true, out _)).Select(row => new Alert(
            Guid.Parse((string)row.id), new(Enum.Parse<AlertRule>((string)row.rule, ignoreCase: true), (string)row.model, (string)row.subject), (string)row.detail,
            (double)row.measured, (double)row.threshold, Time((string)row.raised_utc), row.ended_utc is string ended ? Time(ended) : null))],
        cancellationToken);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

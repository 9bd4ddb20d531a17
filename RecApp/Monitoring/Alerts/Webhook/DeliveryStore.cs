using System.Data.Common;
using System.Globalization;
using Dapper;
using RecApp.Storage;

namespace RecApp.Monitoring.Alerts.Webhook;

/// <summary>The table <c>alert_deliveries</c>: what a webhook has still to be told, over restarts too.</summary>
public sealed class DeliveryStore(Database database, WriteQueue queue)
{
    private const string Waiting = "delivered_utc is null and given_up_utc is null";

    /// <summary>Writes a message that is due at once.</summary>
    internal static void Insert(DbTransaction transaction, Guid alert, string body, DateTimeOffset now) => transaction.Connection!.Execute(
        "insert into alert_deliveries (id, alert_id, body, created_utc, attempts, next_utc) values (@id, @alert, @body, @now, 0, @now)",
        new { id = PredictionStore.Text(Guid.CreateVersion7(now)), alert = PredictionStore.Text(alert), body, now = PredictionStore.Text(now) }, transaction);

    /// <summary>Takes the next message that is due; null when there is none. The end of an alert waits for its beginning.</summary>
    /// <param name="now">The time.</param>
    /// <param name="mine">So long no other instance takes it: whoever took it has died if nothing has become of it by then.</param>
    /// <param name="longestPause">What is due later than that is due now: the clock was set back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read or written.</exception>
    internal async Task<Delivery?> TakeAsync(DateTimeOffset now, TimeSpan mine, TimeSpan longestPause, CancellationToken cancellationToken)
    {
        while (await NextAsync(now, longestPause, cancellationToken) is { } next)
        {
            bool isMine = false;
            await queue.WriteAsync(
                transaction => isMine = transaction.Connection!.Execute(
                    $"update alert_deliveries set next_utc = @until where id = @id and next_utc = @due and {Waiting}",
                    new { id = next.Id, due = next.DueUtc, until = PredictionStore.Text(now + mine) }, transaction) == 1,
                cancellationToken);
            if (isMine)
                return next;
        }
        return null;
    }

    private Task<Delivery?> NextAsync(DateTimeOffset now, TimeSpan longestPause, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            $"""
            select id, body, created_utc, attempts, next_utc from alert_deliveries d
            where {Waiting} and (next_utc <= @now or next_utc > @later)
                and not exists (select 1 from alert_deliveries e where e.alert_id = d.alert_id and e.id < d.id and e.delivered_utc is null and e.given_up_utc is null)
            order by next_utc limit 1
            """,
            new { now = PredictionStore.Text(now), later = PredictionStore.Text(now + longestPause) })
            .Select(row => new Delivery((string)row.id, (string)row.body, Time((string)row.created_utc), Convert.ToInt32(row.attempts), (string)row.next_utc)).FirstOrDefault(),
        cancellationToken);

    /// <summary>Stores that a message has arrived.</summary>
    /// <exception cref="StorageUnavailableException">It was not stored: the message will come again.</exception>
    internal Task DeliveredAsync(Delivery delivery, DateTimeOffset now, CancellationToken cancellationToken) => queue.WriteAsync(
        transaction => transaction.Connection!.Execute(
            "update alert_deliveries set delivered_utc = @now, attempts = attempts + 1, failure = null where id = @id", new { id = delivery.Id, now = PredictionStore.Text(now) }, transaction),
        cancellationToken);

    /// <summary>Stores that a message did not arrive.</summary>
    /// <param name="delivery">The message.</param>
    /// <param name="failure">Why, in a few words.</param>
    /// <param name="next">When it is tried again; null when it is given up.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageUnavailableException">It was not stored.</exception>
    internal Task FailedAsync(Delivery delivery, string failure, DateTimeOffset? next, DateTimeOffset now, CancellationToken cancellationToken) => queue.WriteAsync(
        transaction => transaction.Connection!.Execute(
            "update alert_deliveries set attempts = attempts + 1, failure = @failure, next_utc = @next, given_up_utc = @given where id = @id",
            new { id = delivery.Id, failure, next = PredictionStore.Text(next ?? now), given = next is null ? PredictionStore.Text(now) : null }, transaction),
        cancellationToken);

    /// <summary>What has not arrived since the last message that did; null when all has, or is only just on its way.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<WebhookTrouble?> TroubleAsync(CancellationToken cancellationToken = default) => database.ReadAsync(
        connection => connection.Query(
            $"""
            select min(created_utc) as since, count(*) as count, sum(case when {Waiting} then 1 else 0 end) as waiting, max(failure) as failure
            from alert_deliveries where failure is not null and created_utc > coalesce((select max(created_utc) from alert_deliveries where delivered_utc is not null), '')
            """)
            .Where(row => row.since is string)
            .Select(row => new WebhookTrouble(Time((string)row.since), (int)(long)row.count, (int)(long)row.waiting, (string)row.failure)).FirstOrDefault(),
        cancellationToken);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A message on its way.</summary>
/// <param name="Id">The same at every try, so that who gets it twice can tell.</param>
/// <param name="Body">JSON.</param>
/// <param name="CreatedUtc">When the alert was raised or ended.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="DueUtc">Since when it is due, as it is stored.</param>
internal sealed record Delivery(string Id, string Body, DateTimeOffset CreatedUtc, int Attempts, string DueUtc);

/// <summary>Messages that did not arrive.</summary>
/// <param name="SinceUtc">When the first of them was written.</param>
/// <param name="Messages">How many.</param>
/// <param name="Waiting">How many of them will be tried again.</param>
/// <param name="Failure">Why, in a few words.</param>
public sealed record WebhookTrouble(DateTimeOffset SinceUtc, int Messages, int Waiting, string Failure);

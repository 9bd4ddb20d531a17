using Dapper;

namespace RecApp.Storage.Experiments;

/// <summary>The table <c>events</c>.</summary>
public sealed class EventStore(WriteQueue queue)
{
    /// <summary>Most events of one answer: nobody does more with it.</summary>
    public const int MostOfAPrediction = 500;

    /// <summary>Writes what somebody did with an answer, and the answer where it isn't on disk yet; completes when both are durable.</summary>
    /// <returns>Whether it was new: the same deed counts once, and those beyond <see cref="MostOfAPrediction"/> not at all.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public async Task<bool> AddAsync(EventEntry entry, Prediction prediction, CancellationToken cancellationToken = default)
    {
        int added = 0;
        await queue.WriteAsync(
            transaction =>
            {
                Statements statements = new(transaction);
                PredictionStore.Insert(statements, prediction);
                statements.Send();
                added = transaction.Connection!.Execute(
                    """
                    insert into events (prediction_id, kind, item, created_utc)
                    select @prediction, @kind, @item, @created where (select count(*) from events where prediction_id = @prediction) < @most
                    on conflict (prediction_id, kind, item) do nothing
                    """,
                    new
                    {
                        prediction = PredictionStore.Text(prediction.Id),
                        kind = entry.Kind,
                        item = entry.Item,
                        created = PredictionStore.Text(entry.CreatedUtc),
                        most = MostOfAPrediction,
                    },
                    transaction);
                if (added > 0)
                    ExposureRows.Succeed(statements, prediction.Id, entry.Kind, entry.CreatedUtc);
                statements.Send();
            },
            cancellationToken);
        return added > 0;
    }
}

/// <summary>A row of <c>events</c> beside the prediction it belongs to.</summary>
/// <param name="Kind">The kind's name, lower case.</param>
/// <param name="Item">Which one of the answer; empty for the whole.</param>
/// <param name="CreatedUtc">When, to the millisecond.</param>
public sealed record EventEntry(string Kind, string Item, DateTimeOffset CreatedUtc);

using System.Data.Common;
using System.Globalization;
using Dapper;
using RecApp.Storage.Experiments;

namespace RecApp.Storage;

/// <summary>
/// Deletes predictions that are too old, and the oldest when the file grows too large, a few at a time. What feedback refers to stays,
/// but not the texts kept beside it. Ids sort by time, so the oldest stand at the beginning of the primary key. Not safe for concurrent use.
/// </summary>
internal sealed class Retention(StorageOptions options, TimeProvider clock)
{
    // Twice what the writer takes in one transaction: deleting is always quicker than filling.
    private const int StepRows = 2048, StepPages = 256;

    // What has been looked at and is still there has been rated. It is looked at again after this long, for ids by a clock that was set back.
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private readonly long _most = options.MaximumMegabytes * StorageOptions.PagesPerMegabyte;
    private string _after = "";
    private long _began = clock.GetTimestamp();

    /// <summary>So little room is left that it is kept for feedback: predictions are not logged.</summary>
    public bool IsTight { get; private set; }

    private long Share => _most * options.Retention.Percent / 100;

    /// <summary>Deletes the next few, or gives free pages back to the disk.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Step(DbConnection connection)
    {
        long free = connection.ExecuteScalar<long>("pragma freelist_count"), used = connection.ExecuteScalar<long>("pragma page_count") - free;
        IsTight = used > (Share + _most) / 2;
        // "g" stands behind every id.
        return Delete(connection, used > Share ? "g" : FirstIdOf(clock.GetUtcNow().AddDays(-options.Retention.Days))) || GiveBack(connection, used, free);
    }

    private bool Delete(DbConnection connection, string before)
    {
        if (clock.GetElapsedTime(_began) >= Round)
            (_after, _began) = ("", clock.GetTimestamp());
        var (last, count) = connection.QuerySingle<(string?, long)>(
            "select max(id), count(*) from (select id from predictions where id > @after and id < @before order by id limit @rows) as oldest",
            new { after = _after, before, rows = StepRows });
        if (last is null)
            return false;
        connection.Execute("pragma synchronous = normal");
        Transaction.Run(connection, transaction =>
        {
            ExposureRows.Forget(connection, transaction, _after, last);
            // Their authors were told that they go by then: a rating keeps its prediction, but not the text.
            KeptTextRows.Forget(transaction, _after, last);
            connection.Execute(
                """
                delete from predictions
                where id > @after and id <= @last and not exists (select 1 from feedback where feedback.prediction_id = predictions.id)
                """,
                new { after = _after, last },
                transaction);
        });
        _after = last;
        return count == StepRows;
    }

    // A file that stays about as large needs its free pages again soon; only what is far too much goes back.
    private static bool GiveBack(DbConnection connection, long used, long free)
    {
        if (free <= Math.Max(StepPages, used / 8))
            return false;
        // Every row that it steps over is a page.
        connection.Query($"pragma incremental_vacuum({StepPages})").AsList();
        return true;
    }

    // A UUID version 7 begins with the milliseconds since 1970 in 12 hexadecimal digits.
    private static string FirstIdOf(DateTimeOffset time)
    {
        string digits = time.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        return $"{digits[..8]}-{digits[8..]}";
    }
}

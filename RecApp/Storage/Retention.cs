using System.Data.Common;
using Dapper;
using RecApp.Storage.Experiments;

namespace RecApp.Storage;

/// <summary>
/// Deletes predictions that are too old, and the oldest when the file grows too large, a few at a time. What feedback refers to stays,
/// but not the texts kept beside it. Ids sort by time, so the oldest stand at the beginning of the primary key. Not safe for concurrent use.
/// </summary>
internal sealed class Retention(Database database, RetentionOptions options, TimeProvider clock)
{
    // Twice what the writer takes in one transaction: deleting is always quicker than filling.
    private const int StepRows = 2048;

    // What has been looked at and is still there has been rated. It is looked at again after this long, for ids by a clock that was set back.
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private string _after = "";
    private long _began = clock.GetTimestamp();

    /// <summary>So little room is left that it is kept for feedback: predictions are not logged.</summary>
    public bool IsTight { get; private set; }

    /// <summary>Deletes the next few, or gives free space back to the disk.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Step(DbConnection connection)
    {
        var space = database.SpaceOf(connection);
        long share = space.Most * options.Percent / 100;
        IsTight = space.Used > (share + space.Most) / 2;
        return Delete(connection, space.Used > share ? PredictionIds.End : PredictionIds.FirstOf(clock.GetUtcNow().AddDays(-options.Days))) || database.GiveBack(connection, space);
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
        database.SetDurable(connection, isDurable: false);
        database.Write(connection, transaction =>
        {
            ExposureRows.Forget(connection, transaction, _after, last);
            // Their authors were told that they go by then: a rating keeps its prediction, but not the text.
            KeptTextRows.Forget(database, transaction, _after, last);
            int deleted = connection.Execute(
                """
                delete from predictions
                where id > @after and id <= @last and not exists (select 1 from feedback where feedback.prediction_id = predictions.id)
                """,
                new { after = _after, last },
                transaction);
            database.NoteDeleted(deleted);
        });
        _after = last;
        return count == StepRows;
    }
}

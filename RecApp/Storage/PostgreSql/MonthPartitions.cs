using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RecApp.Storage.PostgreSql;

/// <summary>
/// The partitions of <c>predictions</c>, one for each month in UTC by the time in the ids: made in time, and dropped when nothing of them is left
/// after their time. Ids of other times, by clocks that were set wrong, go to the default partition. Not safe for concurrent use.
/// </summary>
internal sealed class MonthPartitions(RetentionOptions retention, TimeProvider clock)
{
    private const int Ahead = 2;

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private long? _turned;

    /// <summary>Whether they have not been looked at for an hour.</summary>
    public bool IsDue => _turned is not { } at || clock.GetElapsedTime(at) >= Round;

    /// <summary>Makes and drops what is due.</summary>
    public void Turn(DbTransaction transaction)
    {
        var now = clock.GetUtcNow();
        var oldest = now.AddDays(-retention.Days);
        // From the last month on: some of it may still be on its way.
        for (var month = now.AddMonths(-1) > oldest ? now.AddMonths(-1) : oldest; month <= now.AddMonths(Ahead); month = month.AddMonths(1))
            Make(transaction, month);
        Drop(transaction, NameOf(oldest));
        _turned = clock.GetTimestamp();
    }

    /// <summary>Makes the partition of a time, unless there is one or the default partition has rows of that month.</summary>
    public static void Make(DbTransaction transaction, DateTimeOffset time)
    {
        var connection = transaction.Connection!;
        string name = NameOf(time);
        if (connection.ExecuteScalar<bool>("select to_regclass(@name) is not null", new { name }, transaction))
            return;
        DateTimeOffset first = new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        string from = PredictionIds.FirstOf(first), to = PredictionIds.FirstOf(first.AddMonths(1));
        if (connection.ExecuteScalar<bool>("select exists (select 1 from predictions_default where id >= @from and id < @to)", new { from, to }, transaction))
            return;
        connection.Execute($"create table {name} partition of predictions for values from ('{from}') to ('{to}')", transaction: transaction);
    }

    private static void Drop(DbTransaction transaction, string before)
    {
        var connection = transaction.Connection!;
        var old = connection.Query<string>(
            """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'predictions'::regclass and c.relname <> 'predictions_default' and c.relname < @before order by c.relname
            """,
            new { before }, transaction).AsList();
        foreach (string name in old.Where(name => !connection.ExecuteScalar<bool>($"select exists (select 1 from {name})", transaction: transaction)))
            connection.Execute($"alter table predictions detach partition {name}; drop table {name}", transaction: transaction);
    }

    private static string NameOf(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"predictions_{time.UtcDateTime:yyyy_MM}");
}

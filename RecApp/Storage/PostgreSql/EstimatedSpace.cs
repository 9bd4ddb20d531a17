using System.Data.Common;
using Dapper;

namespace RecApp.Storage.PostgreSql;

/// <summary>
/// How much of a schema is used. PostgreSQL keeps the space of deleted rows within its tables and says nowhere how much of it there is, so
/// predictions, which come and go, are counted by its own statistics of live rows and the mean size of some of them. Asked for at most every
/// ten seconds, for the statistics of other instances are no newer. Not safe for concurrent use, save that a wrong moment costs a second look.
/// </summary>
internal sealed class EstimatedSpace(long most, TimeProvider clock)
{
    // Of a row: its header with the pointer to it, and its entry in two indexes.
    private const int RowOverhead = 28 + 2 * 56;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private StorageSpace _space;
    private long? _measured;
    private long _rowBytes;

    public StorageSpace Of(DbConnection connection)
    {
        if (_measured is { } at && clock.GetElapsedTime(at) < Remembered)
            return _space;
        // What this connection has written counts only now.
        connection.Execute("select pg_stat_force_next_flush()");
        bool hasPredictions = connection.ExecuteScalar<bool>("select to_regclass('predictions') is not null");
        _rowBytes = RowOverhead + (hasPredictions ? connection.ExecuteScalar<long>("select coalesce(avg(pg_column_size(seen)), 0)::bigint from (select * from predictions limit 500) seen") : 0);
        var (all, partitions, rows) = connection.QuerySingle<(long, long, long)>(
            """
            select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint,
                coalesce(sum(pg_total_relation_size(c.oid)) filter (where c.relispartition), 0)::bigint,
                coalesce(sum(pg_stat_get_live_tuples(c.oid)) filter (where c.relispartition), 0)::bigint
            from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
            """);
        long used = all - partitions + Math.Min(partitions, rows * _rowBytes);
        (_space, _measured) = (new(used, all - used, most), clock.GetTimestamp());
        return _space;
    }

    /// <summary>Predictions have been deleted since.</summary>
    public void Subtract(int predictions) => _space = _space with { Used = Math.Max(0, _space.Used - predictions * _rowBytes) };
}

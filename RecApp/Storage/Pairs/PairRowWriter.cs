using System.Data.Common;
using Dapper;

namespace RecApp.Storage.Pairs;

/// <summary>Writes the rows of one batch, each in a transaction of its own: what is written stays written. For one thread.</summary>
public sealed class PairRowWriter : IDisposable
{
    private readonly Database _database;
    private readonly DbConnection _connection;
    private readonly long _batch;

    internal PairRowWriter(Database database, long batch)
    {
        (_database, _connection, _batch) = (database, database.Open(), batch);
        // A crash of the machine may cost the last rows, which are computed again; publishing waits for the disk.
        _database.SetDurable(_connection, isDurable: false);
    }

    /// <summary>Writes the answers of one item with all behind it.</summary>
    /// <exception cref="StorageUnavailableException">The row was not written.</exception>
    public void Write(int first, byte[] answers)
    {
        if (_database.IsLeftBehind(_connection))
            throw new StorageUnavailableException("The database was deleted, replaced or lost meanwhile.");
        try
        {
            _connection.Execute("insert into pair_answers (batch, first, answers) values (@batch, @first, @answers)", new { batch = _batch, first, answers });
        }
        catch (DbException error) when (StorageFailure.IsStorageWide(error))
        {
            throw StorageFailure.Explain(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Discard(_connection);
}

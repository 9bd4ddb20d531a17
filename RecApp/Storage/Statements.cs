using System.Data.Common;

namespace RecApp.Storage;

/// <summary>
/// Statements of a transaction whose results nobody asks for, in order. PostgreSQL gets all of them together, because the way to it is longer than
/// writing a row; SQLite, to which there is no way, each at once.
/// </summary>
internal sealed class Statements(DbTransaction transaction)
{
    private readonly DbConnection _connection = transaction.Connection!;
    private DbBatch? _waiting;

    /// <summary>Runs a statement, at the latest with the next <see cref="Send"/>.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="values">Its parameters.</param>
    public void Add(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_connection.CanCreateBatch)
        {
            using var command = _connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            foreach (var (name, value) in values)
                Fill(command.Parameters, command.CreateParameter(), name, value);
            command.ExecuteNonQuery();
            return;
        }
        if (_waiting is null)
            (_waiting = _connection.CreateBatch()).Transaction = transaction;
        var one = _waiting.CreateBatchCommand();
        one.CommandText = sql;
        foreach (var (name, value) in values)
            Fill(one.Parameters, one.CreateParameter(), name, value);
        _waiting.BatchCommands.Add(one);
    }

    /// <summary>Runs what waits: what is asked next sees it.</summary>
    public void Send()
    {
        using var batch = _waiting;
        _waiting = null;
        batch?.ExecuteNonQuery();
    }

    private static void Fill(DbParameterCollection parameters, DbParameter parameter, string name, object? value)
    {
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        parameters.Add(parameter);
    }
}

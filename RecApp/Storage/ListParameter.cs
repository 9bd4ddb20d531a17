using System.Data.Common;
using Npgsql;

namespace RecApp.Storage;

/// <summary>How a statement asks for one of many values: Dapper writes a list out for SQLite and hands it to PostgreSQL as an array.</summary>
internal static class ListParameter
{
    /// <summary>What stands behind the column.</summary>
    /// <param name="connection">Whose engine it is for.</param>
    /// <param name="name">The parameter's name, without the sign before it.</param>
    public static string OneOf(DbConnection connection, string name) => connection is NpgsqlConnection ? $"= any(@{name})" : $"in @{name}";
}

using System.Data.Common;
using Dapper;

namespace RecApp.Storage;

/// <summary>Brings a database to this application's schema: each missing script with its record, all in one transaction.</summary>
internal static class Migrator
{
    /// <param name="transaction">Begun before looking and the only one to write, so that two instances that start together don't apply a script twice.</param>
    /// <param name="clock">For the record.</param>
    /// <param name="migrations">All scripts, in order.</param>
    /// <exception cref="StorageUnavailableException">A newer application has migrated the database.</exception>
    public static void Migrate(DbTransaction transaction, TimeProvider clock, IReadOnlyList<Migration> migrations)
    {
        var connection = transaction.Connection!;
        connection.Execute(
            "create table if not exists schema_versions (number integer not null primary key, name text not null, applied_utc text not null)",
            transaction: transaction);
        int current = connection.ExecuteScalar<int?>("select max(number) from schema_versions", transaction: transaction) ?? 0;
        if (current > migrations.Max(m => m.Number))
            throw new StorageUnavailableException($"The database has schema {current}, which a newer version of this application wrote.");
        foreach (var migration in migrations.Where(m => m.Number > current))
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute(
                "insert into schema_versions (number, name, applied_utc) values (@number, @name, @applied)",
                new { number = migration.Number, name = migration.Name, applied = PredictionStore.Text(clock.GetUtcNow()) },
                transaction);
        }
    }
}

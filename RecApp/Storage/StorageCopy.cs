using System.Data.Common;
using System.Globalization;
using System.Xml.Linq;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using RecApp.Storage.PostgreSql;
using RecApp.Storage.Sqlite;

namespace RecApp.Storage;

/// <summary>Copies what SQLite holds into a PostgreSQL that holds nothing yet: all of it, counted on both sides, or nothing. Pairs are computed again.</summary>
public static class StorageCopy
{
    // What others refer to comes first.
    private static readonly string[] Tables =
    [
        "model_versions", "predictions", "feedback", "kept_texts", "experiments", "experiment_visitors", "experiment_exposures", "events", "alerts", "alert_deliveries", "prediction_hours",
    ];

    /// <summary>Copies a storage that no application uses meanwhile.</summary>
    /// <param name="folder">The folder <c>Storage:Path</c>, key ring included.</param>
    /// <param name="connectionString">The PostgreSQL.</param>
    /// <param name="clock">For the record of the schema.</param>
    /// <returns>How many rows of each table there are now.</returns>
    /// <exception cref="IOException">There is nothing to copy, something is there already, or the counts differ; nothing was copied.</exception>
    /// <exception cref="StorageUnavailableException">One of them can't be read or written; nothing was copied.</exception>
    public static IReadOnlyList<(string Table, long Rows)> Run(string folder, string connectionString, TimeProvider clock)
    {
        string file = SqliteDatabase.FileIn(folder);
        if (!File.Exists(file))
            throw new FileNotFoundException($"{folder} holds no {Path.GetFileName(file)}: give the folder that Storage:Path names.");
        using var from = Open(new() { Path = Path.GetFullPath(folder) }, clock);
        using var to = Open(new() { ConnectionString = connectionString }, clock);
        using DbConnection source = from.Open(), target = to.Open();
        try
        {
            List<(string, long)> copied = [];
            from.Read(source, snapshot =>
            {
                to.Write(target, transaction =>
                {
                    if (Tables.FirstOrDefault(table => Count(target, table, transaction) > 0) is { } taken)
                        throw new IOException($"The table {taken} in PostgreSQL holds rows already; copy into an empty database.");
                    MakeMonths(source, snapshot, transaction);
                    foreach (string table in Tables)
                    {
                        Copy(source, (NpgsqlConnection)target, table, snapshot);
                        var (before, after) = (Count(source, table, snapshot), Count(target, table, transaction));
                        copied.Add(before == after ? (table, after) : throw new IOException($"The table {table} has {before} rows, of which {after} arrived."));
                    }
                    copied.Add(("data_protection_keys", CopyKeys(Path.Combine(folder, "keys"), transaction)));
                });
                return copied;
            });
            return copied;
        }
        catch (DbException error)
        {
            throw StorageFailure.Explain(error);
        }
    }

    private static Database Open(StorageOptions options, TimeProvider clock) => Database.For(Options.Create(options), clock);

    private static long Count(DbConnection connection, string table, DbTransaction transaction) => connection.ExecuteScalar<long>($"select count(*) from {table}", transaction: transaction);

    private static void MakeMonths(DbConnection source, DbTransaction snapshot, DbTransaction transaction)
    {
        foreach (string month in source.Query<string>("select distinct substr(created_utc, 1, 7) from predictions", transaction: snapshot))
            MonthPartitions.Make(transaction, DateTimeOffset.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    private static void Copy(DbConnection source, NpgsqlConnection target, string table, DbTransaction snapshot)
    {
        var types = target.Query<(string Name, string Type)>(
            "select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = @table order by ordinal_position", new { table }).ToList();
        string columns = string.Join(", ", types.Select(column => column.Name));
        using var reader = source.ExecuteReader($"select {columns} from {table}", transaction: snapshot);
        using var importer = target.BeginBinaryImport($"copy {table} ({columns}) from stdin (format binary)");
        while (reader.Read())
        {
            importer.StartRow();
            for (int i = 0; i < types.Count; i++)
            {
                object value = reader.GetValue(i);
                if (value is DBNull)
                    importer.WriteNull();
                // SQLite keeps every whole number in 64 bits, and a real one without a fraction as it likes.
                else if (types[i].Type == "integer")
                    importer.Write(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                else if (types[i].Type == "double precision")
                    importer.Write(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                else
                    importer.Write(value, types[i].Type);
            }
        }
        importer.Complete();
    }

    private static long CopyKeys(string folder, DbTransaction transaction)
    {
        string[] keys = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [];
        foreach (string key in keys)
            transaction.Connection!.Execute(
                "insert into data_protection_keys (name, xml) values (@name, @xml)",
                new { name = Path.GetFileNameWithoutExtension(key), xml = XElement.Load(key).ToString(SaveOptions.DisableFormatting) },
                transaction);
        return keys.Length;
    }
}

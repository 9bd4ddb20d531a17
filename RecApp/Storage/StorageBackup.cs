using Dapper;
using Microsoft.Data.Sqlite;
using RecApp.Storage.Sqlite;

namespace RecApp.Storage;

/// <summary>Copies what can't be computed again, while the application runs: feedback, predictions, lineage and the key ring.</summary>
public static class StorageBackup
{
    private const string Keys = "keys";

    /// <summary>Writes a backup into a folder of its own, named by the time; half a backup never has that name.</summary>
    /// <param name="storage">The folder <c>Storage:Path</c>.</param>
    /// <param name="backups">Gets the folder; created when missing.</param>
    /// <param name="clock">For the name.</param>
    /// <returns>The backup's folder. Its content, copied into an empty storage folder, is the restored storage.</returns>
    /// <exception cref="IOException">A folder can't be read or written, or there is nothing to copy.</exception>
    public static string Write(string storage, string backups, TimeProvider clock)
    {
        string source = SqliteDatabase.FileIn(storage);
        if (!File.Exists(source))
            throw new FileNotFoundException($"{storage} holds no {Path.GetFileName(source)}: give the folder that Storage:Path names.");
        string target = Path.Combine(backups, $"recapp-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        if (Directory.Exists(target))
            throw new IOException($"{target} exists already.");
        string growing = target + ".partial";
        if (Directory.Exists(growing))
            Directory.Delete(growing, recursive: true);
        PrivateFiles.CreateFolder(growing);
        CopyDatabase(source, SqliteDatabase.FileIn(growing));
        CopyKeys(Path.Combine(storage, Keys), Path.Combine(growing, Keys));
        Directory.Move(growing, target);
        return target;
    }

    // SQLite itself takes the copy in one read transaction: a plain copy would miss what still stands in the write-ahead log.
    private static void CopyDatabase(string source, string target)
    {
        // SQLite fills an empty file and leaves its rights.
        PrivateFiles.Create(target);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
            connection.Open();
            connection.Execute("vacuum into @target", new { target });
        }
        catch (SqliteException error)
        {
            throw new IOException($"{source} can't be copied: {error.Message}", error);
        }
    }

    private static void CopyKeys(string source, string target)
    {
        if (!Directory.Exists(source))
            return;
        PrivateFiles.CreateFolder(target);
        foreach (string key in Directory.EnumerateFiles(source, "*.xml"))
        {
            string copy = Path.Combine(target, Path.GetFileName(key));
            File.Copy(key, copy);
            PrivateFiles.Tighten(copy);
        }
    }
}

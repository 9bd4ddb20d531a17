using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RecApp.Storage.Sqlite;

/// <summary>Asks SQLite whether the file of an open connection is still the one of that name: it may have been deleted or replaced.</summary>
internal static partial class MovedFile
{
    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved
    private const int HasMoved = 20;

    public static bool Is(SqliteConnection connection) =>
        connection.Handle is { } handle && FileControl(handle, null, HasMoved, out int moved) == raw.SQLITE_OK && moved != 0;

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(sqlite3 database, string? name, int operation, out int answer);
}

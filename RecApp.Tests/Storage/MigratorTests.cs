using Dapper;
using RecApp.Storage;

namespace RecApp.Tests.Storage;

public class MigratorTests
{
    [Fact]
    public async Task Open_TwiceAndByTwoInstances_AppliesEachScriptOnce()
    {
        await using var storage = new TestStorage();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => storage.Database.Open().Dispose())));
        using var connection = storage.Database.Open();
        Migrator.Migrate(connection, storage.Clock, Migration.All);
        Assert.Equal(Migration.All.Count, connection.ExecuteScalar<int>("select count(*) from schema_versions"));
        Assert.Equal("wal", connection.ExecuteScalar<string>("pragma journal_mode"));
    }

    [Fact]
    public async Task Migrate_ScriptFails_LeavesNothingOfIt()
    {
        await using var storage = new TestStorage();
        using var connection = storage.Database.Open();
        int next = Migration.All.Count + 1;
        Assert.ThrowsAny<Exception>(() => Migrator.Migrate(
            connection, storage.Clock, [.. Migration.All, new(next, "half", "create table half (id integer); insert into nowhere values (1)")]));
        Assert.Equal(0, connection.ExecuteScalar<int>("select count(*) from sqlite_master where name = 'half'"));
        Assert.Equal(next - 1, connection.ExecuteScalar<int>("select max(number) from schema_versions"));
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerApplication_IsRefused()
    {
        await using var storage = new TestStorage();
        using var connection = storage.Database.Open();
        connection.Execute("insert into schema_versions values (999, 'future', 'tomorrow')");
        var error = Assert.Throws<StorageUnavailableException>(() => Migrator.Migrate(connection, storage.Clock, Migration.All));
        Assert.Contains("schema 999", error.Message);
    }

    [Fact]
    public void All_Scripts_AreNumberedWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(m => m.Number));
}

using System.Data.Common;
using Dapper;
using RecApp.Storage;

namespace RecApp.Tests.Storage;

public class MigratorTests
{
    [Theory, Engines]
    public async Task Open_TwiceAndByTwoInstances_AppliesEachScriptOnce(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        await using var other = new TestStorage(storage.Place);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? storage : other).Database.Open().Dispose())));
        using var connection = storage.Database.Open();
        storage.Database.Write(connection, transaction => Migrator.Migrate(transaction, storage.Clock, All(engine)));
        Assert.Equal(All(engine).Count, connection.ExecuteScalar<int>("select count(*) from schema_versions"));
    }

    [Theory, Engines]
    public async Task Migrate_ScriptFails_LeavesNothingOfIt(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        using var connection = storage.Database.Open();
        int next = All(engine).Count + 1;
        Assert.ThrowsAny<Exception>(() => storage.Database.Write(connection, transaction => Migrator.Migrate(
            transaction, storage.Clock, [.. All(engine), new(next, "half", "create table half (id integer); insert into nowhere values (1)")])));
        Assert.ThrowsAny<DbException>(() => connection.Execute("select * from half"));
        Assert.Equal(next - 1, connection.ExecuteScalar<int>("select max(number) from schema_versions"));
    }

    [Theory, Engines]
    public async Task Open_DatabaseOfANewerApplication_IsRefused(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        using (var connection = storage.Database.Open())
            connection.Execute("insert into schema_versions values (999, 'future', 'tomorrow')");
        await using var later = new TestStorage(storage.Place);
        Assert.Contains("schema 999", Assert.Throws<StorageUnavailableException>(later.Database.Open).Message);
    }

    [Theory, Engines]
    public void Of_Scripts_AreNumberedWithoutGaps(StorageEngine engine)
    {
        Assert.Equal(Enumerable.Range(1, All(engine).Count), All(engine).Select(m => m.Number));
        Assert.NotEmpty(Migration.Of("PairMigrations", Name(engine)));
    }

    private static IReadOnlyList<Migration> All(StorageEngine engine) => Migration.Of("Migrations", Name(engine));

    private static string Name(StorageEngine engine) => engine.ToString().ToLowerInvariant();
}

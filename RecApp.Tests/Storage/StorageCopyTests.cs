using Dapper;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public sealed class StorageCopyTests
{
    private static readonly MeasureLayout Layout = new([new("length", [0, 10, 20], [1, 1])]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_StorageOfTwoMonths_BringsEverythingOverAsItWas()
    {
        await using var from = await FillAsync();
        await using var to = new TestStorage(engine: StorageEngine.PostgreSql);

        var copied = StorageCopy.Run(from.Folder, ConnectionStringOf(to), from.Clock).ToDictionary(table => table.Table, table => table.Rows);

        Assert.Equal(1, copied["data_protection_keys"]);
        Assert.Equal(4, copied["predictions"]);
        Assert.Equal((2, 1, 1, 1), (copied["feedback"], copied["kept_texts"], copied["events"], copied["model_versions"]));
        foreach (string table in copied.Keys.Where(table => table != "data_protection_keys"))
            Assert.Equal(await RowsAsync(from, table), await RowsAsync(to, table));
        Assert.Equal(0, await to.CountAsync("predictions_default"));
        Assert.Equal(await from.Feedback.CountAsync("words", Cancellation), await to.Feedback.CountAsync("words", Cancellation));
    }

    [Fact]
    public async Task Run_SomethingThereAlready_CopiesNothing()
    {
        await using var from = await FillAsync();
        await using var to = await TestStorage.StartAsync(StorageEngine.PostgreSql);
        new LineageStore(to.Database, to.Queue, to.Clock).Add("other", "1", "{}");
        await to.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var error = Assert.Throws<IOException>(() => StorageCopy.Run(from.Folder, ConnectionStringOf(to), from.Clock));

        Assert.Contains("model_versions", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await to.CountAsync("predictions"));
    }

    [Fact]
    public void Run_FolderWithoutAStorage_SaysWhichFolderItNeeds()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("Storage:Path", Assert.Throws<FileNotFoundException>(() => StorageCopy.Run(folder.Location, "Host=127.0.0.1", TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    private static async Task<TestStorage> FillAsync()
    {
        var storage = await TestStorage.StartAsync();
        storage.Clock.SetUtcNow(new(2026, 10, 31, 12, 0, 0, TimeSpan.Zero));
        new LineageStore(storage.Database, storage.Queue, storage.Clock).Add("words", "1", "{}");
        await storage.DoAsync("words", ("save", "9"));
        storage.Clock.Advance(TimeSpan.FromDays(2));
        await storage.SayAsync("words", "it's \"great\" – ß", "positive", "like", "wrong");
        var measured = storage.Log.New("words", "1", "loud", Layout);
        storage.Log.Record(new(measured.Id, "words", "1", "loud", measured.CreatedUtc) { Caller = "page", Duration = TimeSpan.FromMilliseconds(2), Layout = Layout, Values = [5] });
        storage.Log.Record(storage.Log.New("words", "1", "calm"));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Directory.CreateDirectory(Path.Combine(storage.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "keys", "key-1.xml"), "<key id=\"1\" />", Cancellation);
        return storage;
    }

    private static string ConnectionStringOf(TestStorage storage)
    {
        StorageOptions options = new();
        storage.Place(options);
        return options.ConnectionString;
    }

    private static Task<List<string>> RowsAsync(TestStorage storage, string table) => storage.Database.ReadAsync(connection => connection
        .Query($"select * from {table}").Cast<IDictionary<string, object?>>()
        .Select(row => string.Join('|', row.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => column.Value is byte[] bytes ? Convert.ToHexString(bytes) : $"{column.Value}")))
        .Order(StringComparer.Ordinal).ToList());
}

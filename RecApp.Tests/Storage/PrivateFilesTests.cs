using System.Runtime.Versioning;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite, All = (UnixFileMode)0b110_110_110;

    private readonly TemporaryFolder _folder = new();

    public PrivateFilesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists.");

    private string Data => _folder.Combine("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NewStorage_IsTheUsersOnly()
    {
        await using var storage = await TestStorage.StartAsync(options => options.Path = Data);
        await storage.Queue.WriteAsync(TestStorage.Nothing, TestContext.Current.CancellationToken);
        using var pairs = Pairs();
        pairs.Database.Open().Dispose();
        using var taken = pairs.Database.TryLock();
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
        AssertOwn(Data, "pairs.db", "pairs.db-shm", "pairs.db-wal", "pairs.db.lock", "recapp.db", "recapp.db-shm", "recapp.db-wal");
    }

    [Fact]
    public async Task Open_FilesThatOthersCouldRead_AreTheUsersOnlyAfterwards()
    {
        await using (var before = await TestStorage.StartAsync(options => options.Path = Data))
            before.Log.Record("words", "1", "blend");
        File.SetUnixFileMode(Path.Combine(Data, "recapp.db"), All);
        await using var storage = await TestStorage.StartAsync(options => options.Path = Data);
        Assert.Equal(1, await storage.CountAsync("predictions"));
        AssertOwn(Data, "recapp.db", "recapp.db-shm", "recapp.db-wal");
    }

    [Fact]
    public async Task Backup_OfAnyStorage_IsTheUsersOnly()
    {
        await using var storage = await TestStorage.StartAsync(options => options.Path = Data);
        await storage.Queue.WriteAsync(TestStorage.Nothing, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "key-1.xml"), "<key/>", TestContext.Current.CancellationToken);
        string backup = StorageBackup.Write(Data, _folder.Combine("backups"), storage.Clock);
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(backup));
        AssertOwn(backup, "recapp.db");
        AssertOwn(Path.Combine(backup, "keys"), "key-1.xml");
    }

    private PairDatabase Pairs() => new(Options.Create(new StorageOptions { Path = Data }), new FakeTimeProvider());

    private static void AssertOwn(string folder, params string[] names)
    {
        Assert.Equal(names, Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(Own, File.GetUnixFileMode(Path.Combine(folder, name))));
    }
}

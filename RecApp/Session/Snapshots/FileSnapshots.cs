using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using RecApp.Storage;

namespace RecApp.Session.Snapshots;

/// <summary>
/// In the storage folder of a single process, for the time between its end and its next start. The message in which a browser could bring
/// it back holds 32 KB, and an uploaded file has more.
/// </summary>
internal sealed class FileSnapshots(IOptions<StorageOptions> storage, IOptions<SessionOptions> session, TimeProvider clock) : ISnapshotStore
{
    private const string Folder = "tabs";

    // Of all tabs together; the oldest go first.
    private const long MostBytes = 1024L * 1024 * 1024;

    public bool TakesEveryChange => false;

    public async Task<StoredSnapshot?> ReadAsync(string key)
    {
        Tidy();
        return await ReadFileAsync(PathOf(key)) is { Length: > sizeof(long) } file
            ? new(BinaryPrimitives.ReadInt64LittleEndian(file), file[sizeof(long)..])
            : null;
    }

    public Task<byte[]?> ReadPartAsync(string key, Guid part) => ReadFileAsync(PathOf(key, part));

    public Task WriteAsync(string key, StoredSnapshot snapshot)
    {
        byte[] stamp = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(stamp, snapshot.Stamp);
        return WriteFileAsync(PathOf(key), [.. stamp, .. snapshot.Content]);
    }

    public Task<bool> KeepPartAsync(string key, Guid part)
    {
        string path = PathOf(key, part);
        if (!File.Exists(path))
            return Task.FromResult(false);
        File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        return Task.FromResult(true);
    }

    public Task WritePartAsync(string key, Guid part, byte[] content) => WriteFileAsync(PathOf(key, part), content);

    public Task RemovePartAsync(string key, Guid part)
    {
        File.Delete(PathOf(key, part));
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key)
    {
        File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    private string PathOf(string key) => Path.Combine(storage.Value.Path, Folder, key);

    private string PathOf(string key, Guid part) => $"{PathOf(key)}-{part:N}";

    private static async Task<byte[]?> ReadFileAsync(string path) => File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;

    private async Task WriteFileAsync(string path, byte[] content)
    {
        Tidy();
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        string unfinished = path + ".new";
        await File.WriteAllBytesAsync(unfinished, content);
        File.Move(unfinished, path, overwrite: true);
    }

    private void Tidy()
    {
        DirectoryInfo folder = new(Path.Combine(storage.Value.Path, Folder));
        if (!folder.Exists)
            return;
        var oldest = clock.GetUtcNow().UtcDateTime.AddMinutes(-session.Value.SnapshotMinutes);
        long bytes = 0;
        foreach (var file in folder.EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (file.LastWriteTimeUtc < oldest || bytes > MostBytes)
                file.Delete();
        }
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace RecApp.Session.Snapshots;

/// <summary>
/// Takes a tab's session to where its next circuit finds it: after a restart, or on another instance. It is compressed and encrypted under the
/// tab's name, which its browser alone knows: without that nobody finds it and nobody reads it. Where it fails, a log line says so and the
/// tab goes on with what is in memory.
/// </summary>
internal sealed partial class TabSnapshots(
    ISnapshotStore store, TabSessions sessions, IDataProtectionProvider protection, IOptions<SessionOptions> options, TimeProvider clock, ILogger<TabSnapshots> logger)
{
    /// <summary>Whether every change is to be written, and not just the last one.</summary>
    public bool TakesEveryChange => store.TakesEveryChange;

    /// <summary>Writes a session down where it differs from what was written last; to be called where no page changes it meanwhile.</summary>
    public Task SaveAsync(string tab, TabSession session) => TryAsync(async () =>
    {
        var snapshot = session.State.IsSuspect ? null : session.State.Write();
        var written = session.Written;
        await written.Turn.WaitAsync();
        try
        {
            if (snapshot?.Content.AsSpan().SequenceEqual(written.Content) ?? written.Stamp == 0)
                return;
            if (snapshot is not null)
                await WriteAsync(tab, written, snapshot);
            else
            {
                await store.RemoveAsync(KeyOf(tab));
                (written.Stamp, written.Content) = (0, []);
            }
        }
        finally
        {
            written.Turn.Release();
        }
    });

    /// <summary>Writes down every session of a process that ends, those too whose browser sleeps and could not be asked to go.</summary>
    public async Task SaveAllAsync()
    {
        foreach (var (tab, session) in sessions.All())
            await SaveAsync(tab, session);
    }

    /// <summary>Brings back what another circuit of the tab has left, unless this process knows of something newer.</summary>
    public Task RestoreAsync(string tab) => sessions.IsUsed(tab) ? Task.CompletedTask : TryAsync(async () =>
    {
        if (await store.ReadAsync(KeyOf(tab)) is not { } stored)
            return;
        using var content = JsonDocument.Parse(Open(tab, stored.Content));
        Dictionary<Guid, Func<byte[]>> parts = [];
        foreach (var id in content.RootElement.GetProperty(nameof(Snapshot.Parts)).EnumerateArray().Select(part => part.GetGuid()))
        {
            if (await store.ReadPartAsync(KeyOf(tab), id) is not { } part)
                continue;
            byte[] opened = Open(tab, part);
            parts[id] = () => opened;
        }

        byte[] entries = JsonSerializer.SerializeToUtf8Bytes(content.RootElement.GetProperty(nameof(Snapshot.Content)));
        sessions.Restore(tab, stored.Stamp, session =>
        {
            session.State.Read(new(entries, parts));
            (session.Written.Stamp, session.Written.Parts) = (stored.Stamp, parts.Keys);
        });
    });

    private async Task WriteAsync(string tab, WrittenSession written, Snapshot snapshot)
    {
        string key = KeyOf(tab);
        long left = options.Value.SnapshotMegabytes * 1024L * 1024;
        List<Guid> parts = [];
        foreach (var (id, content) in snapshot.Parts)
        {
            if (!await store.KeepPartAsync(key, id))
            {
                byte[] closed = await Task.Run(() => Close(tab, content()));
                left -= closed.Length;
                if (left < 0)
                    continue;
                await store.WritePartAsync(key, id, closed);
            }
            parts.Add(id);
        }

        written.Stamp = Math.Max(written.Stamp + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        await store.WriteAsync(key, new(written.Stamp, Close(tab, Envelope(snapshot.Content, parts))));
        foreach (var gone in written.Parts.Except(parts))
            await store.RemovePartAsync(key, gone);
        (written.Content, written.Parts) = (snapshot.Content, parts);
    }

    private static byte[] Envelope(byte[] entries, List<Guid> parts)
    {
        using MemoryStream written = new();
        using (Utf8JsonWriter writer = new(written))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(nameof(Snapshot.Content));
            writer.WriteRawValue(entries, skipInputValidation: true);
            writer.WriteStartArray(nameof(Snapshot.Parts));
            parts.ForEach(id => writer.WriteStringValue(id));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return written.ToArray();
    }

    private byte[] Close(string tab, byte[] content)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Fastest))
            brotli.Write(content);
        return Protector(tab).Protect(packed.ToArray());
    }

    private byte[] Open(string tab, byte[] content)
    {
        using BrotliStream brotli = new(new MemoryStream(Protector(tab).Unprotect(content)), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        brotli.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private IDataProtector Protector(string tab) => protection.CreateProtector("RecApp.Session.Snapshots", tab);

    private static string KeyOf(string tab) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(tab)));

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException or IOException or UnauthorizedAccessException or CryptographicException or JsonException
            or InvalidDataException or NotSupportedException or InvalidOperationException or OperationCanceledException)
        {
            Failed(logger, problem.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "What a tab remembers could not be moved ({Problem}); it goes on with what is in memory")]
    private static partial void Failed(ILogger logger, string problem);
}

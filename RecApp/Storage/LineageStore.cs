using System.Collections.Concurrent;
using Dapper;

namespace RecApp.Storage;

/// <summary>The table <c>model_versions</c>: the manifest of every version that ever answered.</summary>
public sealed class LineageStore
{
    private readonly Database _database;
    private readonly WriteQueue _queue;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Model, string Version), string> _added = new();

    /// <summary>Writes what it was given once more when the storage comes back, or is a new one.</summary>
    public LineageStore(Database database, WriteQueue queue, TimeProvider clock)
    {
        (_database, _queue, _clock) = (database, queue, clock);
        queue.Reopened += () =>
        {
            foreach (var ((model, version), manifest) in _added)
                Write(model, version, manifest);
        };
    }

    /// <summary>Keeps a manifest, the newest of its version. Nobody waits for it.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="manifest">The manifest as JSON.</param>
    public void Add(string model, string version, string manifest)
    {
        _added[(model, version)] = manifest;
        Write(model, version, manifest);
    }

    /// <summary>The manifest of a version as JSON; null when it never answered.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<string?> FindAsync(string model, string version, CancellationToken cancellationToken = default) => _database.ReadAsync(
        connection => connection.QueryFirstOrDefault<string>(
            "select manifest from model_versions where model = @model and version = @version", new { model, version }),
        cancellationToken);

    private void Write(string model, string version, string manifest) => _queue.TryWrite(transaction => transaction.Connection!.Execute(
        """
        insert into model_versions (model, version, manifest, first_served_utc) values (@model, @version, @manifest, @now)
        on conflict (model, version) do update set manifest = excluded.manifest
        """,
        new { model, version, manifest, now = PredictionStore.Text(_clock.GetUtcNow()) },
        transaction));
}

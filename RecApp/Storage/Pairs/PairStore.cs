using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace RecApp.Storage.Pairs;

/// <summary>
/// Batches of pre-computed pairs. Readers see the published batch or the one published after it, whole; changes need the
/// <see cref="PairLock"/>. Every method may throw <see cref="StorageUnavailableException"/>.
/// </summary>
public sealed class PairStore(PairDatabase pairs, TimeProvider clock)
{
    private const string Columns = """
        b.id as id, b.version as version, b.model_version as modelVersion, b.ranker as ranker, b.top as top, b.take as take, b.code_commit as codeCommit,
        b.started_utc as started, b.completed_utc as completed, case when p.batch is null then 0 else 1 end as published
        """;

    private const string Joined = "from pair_batches b left join pair_publication p on p.batch = b.id";

    private readonly Database _database = pairs.Database;
    private volatile PairContent? _published;

    /// <summary>Takes the right to change the pairs.</summary>
    /// <exception cref="PairsBusyException">Somebody has it.</exception>
    public PairLock Lock() => new(_database.TryLock() ?? throw new PairsBusyException());

    /// <summary>Bytes that the batches take on the disk.</summary>
    public long Bytes => Read(connection => _database.SpaceOf(connection) is var space ? space.Used + space.Free : 0);

    /// <summary>Every batch, the newest first.</summary>
    public IReadOnlyList<PairBatch> List() => Read(connection =>
        connection.Query<PairBatchRow>($"select {Columns} {Joined} order by b.id desc").Select(row => row.ToBatch()).ToList());

    /// <summary>The published batch; null when there is none.</summary>
    public PairContent? Published() => Read(connection => PublishedOf(connection, transaction: null));

    /// <summary>The answers of one pair of the published batch.</summary>
    /// <param name="place">Given the batch, the pair's row and its place in it; null when the batch doesn't have the pair.</param>
    /// <returns>The batch that was asked, and the packed answers; null when nothing is published.</returns>
    public (PairContent Content, byte[]? Packed)? Find(Func<PairContent, (int First, int Place)?> place) => Read(connection =>
        // One snapshot for both questions: between them another batch may be published and this one dropped.
        _database.Read<(PairContent, byte[]?)?>(connection, transaction =>
        {
            if (PublishedOf(connection, transaction) is not { } content)
                return null;
            if (place(content) is not var (first, at))
                return (content, null);
            var settings = content.Batch.Settings;
            int bytes = new PairAnswerFormat(settings.Take, content.Items.Count).PairBytes;
            byte[] packed = connection.QuerySingle<byte[]>(
                "select substr(answers, @from, @bytes) from pair_answers where batch = @batch and first = @first",
                new { from = at * bytes + 1, bytes, batch = content.Batch.Id, first }, transaction);
            return (content, packed);
        }));

    /// <summary>Goes on with the unfinished batch of these settings, takes the complete one, or begins a new one in place of unfinished others. Needs the lock.</summary>
    /// <param name="settings">What determines the answers.</param>
    /// <param name="items">Ids of all items.</param>
    /// <param name="popular">[top] indices of the items that pair up.</param>
    public PairBatch Begin(PairSettings settings, ReadOnlySpan<int> items, ReadOnlySpan<int> popular)
    {
        byte[] itemBytes = Pack(items), popularBytes = Pack(popular);
        return Write(connection =>
        {
            const string OfSettings = "model_version = @ModelVersion and ranker = @Ranker and top = @Top and take = @Take and code_commit = @CodeCommit";
            string? known = connection.QueryFirstOrDefault<string>($"select version from pair_batches where {OfSettings} order by id desc", settings);
            if (known is not null)
                return Find(connection, known)!;
            // What was given up gives its space to the new one.
            connection.Execute("delete from pair_batches where completed_utc is null");
            var now = clock.GetUtcNow();
            string version = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Hash(settings)}";
            connection.Execute(
                """
                insert into pair_batches (version, model_version, ranker, top, take, code_commit, started_utc, items, popular)
                values (@version, @ModelVersion, @Ranker, @Top, @Take, @CodeCommit, @now, @itemBytes, @popularBytes)
                """,
                new
                {
                    version,
                    settings.ModelVersion,
                    settings.Ranker,
                    settings.Top,
                    settings.Take,
                    settings.CodeCommit,
                    now = PredictionStore.Text(now),
                    itemBytes,
                    popularBytes,
                });
            return Find(connection, version)!;
        });
    }

    public IReadOnlySet<int> FinishedRows(PairBatch batch) => Read(connection =>
        connection.Query<int>("select first from pair_answers where batch = @Id", batch).ToHashSet());

    /// <summary>A writer of a batch's rows. Needs the lock.</summary>
    public PairRowWriter OpenWriter(PairBatch batch) => new(_database, batch.Id);

    /// <summary>Shows a complete batch to readers, in one transaction that is on disk when this returns. Needs the lock.</summary>
    public void Publish(PairBatch batch) => Write(connection =>
    {
        string now = PredictionStore.Text(clock.GetUtcNow());
        _database.Write(connection, transaction =>
        {
            if (connection.Execute("update pair_batches set completed_utc = coalesce(completed_utc, @now) where id = @Id and version = @Version", new { now, batch.Id, batch.Version }, transaction) == 0)
                throw new StorageUnavailableException($"Batch {batch.Version} is not in the database: it was deleted or replaced meanwhile.");
            connection.Execute(
                "insert into pair_publication (slot, batch, published_utc) values (1, @Id, @now) on conflict (slot) do update set batch = @Id, published_utc = @now",
                new { now, batch.Id }, transaction);
        });
        return true;
    });

    /// <summary>Publishes the complete batch before the published one. Needs the lock.</summary>
    /// <returns>The batch that is published now; null when there is none before, and nothing has changed.</returns>
    public PairBatch? RollBack()
    {
        var batches = List();
        var previous = batches.SkipWhile(batch => !batch.Published).Skip(1).FirstOrDefault(batch => batch.CompletedUtc is not null);
        if (previous is not null)
            Publish(previous);
        return previous;
    }

    /// <summary>Deletes batches begun before a time, but never the published one, and gives their space back. Needs the lock.</summary>
    /// <returns>The batches that are gone.</returns>
    public IReadOnlyList<PairBatch> DropOlderThan(DateTimeOffset time)
    {
        var old = List().Where(batch => !batch.Published && batch.StartedUtc < time).ToList();
        Write(connection =>
        {
            foreach (var batch in old)
                connection.Execute("delete from pair_batches where id = @Id", batch);
            _database.Shrink(connection);
            return true;
        });
        return old;
    }

    private PairContent? PublishedOf(DbConnection connection, DbTransaction? transaction)
    {
        var (id, version) = connection.QueryFirstOrDefault<(long Id, string? Version)>(
            "select b.id, b.version from pair_publication p join pair_batches b on b.id = p.batch", transaction: transaction);
        if (version is null)
            return null;
        // Numbers begin anew in a new file, versions don't.
        if (_published is { } known && known.Batch.Id == id && known.Batch.Version == version)
            return known;
        var row = connection.QuerySingle<PairContentRow>($"select {Columns}, b.items as items, b.popular as popular {Joined} where b.id = @id", new { id }, transaction);
        return _published = new(row.ToBatch(), Unpack(row.Items), Unpack(row.Popular));
    }

    private static PairBatch? Find(DbConnection connection, string version) =>
        connection.QueryFirstOrDefault<PairBatchRow>($"select {Columns} {Joined} where b.version = @version", new { version })?.ToBatch();

    private T Read<T>(Func<DbConnection, T> query)
    {
        using var connection = _database.Open();
        try
        {
            return query(connection);
        }
        catch (DbException error) when (StorageFailure.IsStorageWide(error))
        {
            _database.Discard(connection);
            throw StorageFailure.Explain(error);
        }
    }

    private T Write<T>(Func<DbConnection, T> change) => Read(connection =>
    {
        _database.SetDurable(connection, isDurable: true);
        return change(connection);
    });

    private static string Hash(PairSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings.ToString())).AsSpan(0, 4));

    private static byte[] Pack(ReadOnlySpan<int> numbers) => MemoryMarshal.AsBytes(numbers).ToArray();

    private static int[] Unpack(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();
}

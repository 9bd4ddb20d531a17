using System.Data.Common;
using Microsoft.Extensions.Options;

namespace RecApp.Storage.Pairs;

/// <summary>
/// The database of pre-computed pairs: a file or schema of its own, <c>pairs</c>, so that tens of megabytes that can be computed again neither
/// stand in the way of feedback being written nor in the backup of it.
/// </summary>
public sealed class PairDatabase(IOptions<StorageOptions> options, TimeProvider clock) : IDisposable
{
    internal Database Database { get; } = Database.For(options, clock, "pairs", "PairMigrations");

    /// <inheritdoc/>
    public void Dispose() => Database.Dispose();
}

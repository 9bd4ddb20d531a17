using Microsoft.Extensions.Options;

namespace RecApp.Storage.Pairs;

/// <summary>
/// The SQLite file <c>pairs.db</c>: a file of its own, so that tens of megabytes that can be computed again neither stand in the
/// way of feedback being written nor in the backup of it.
/// </summary>
public sealed class PairDatabase(IOptions<StorageOptions> options, TimeProvider clock) : Database(options, clock, "pairs.db", Migration.Pairs);

using System.Data.Common;

namespace RecApp.Storage;

/// <summary>A write on its way to the disk.</summary>
/// <param name="Write">The statements; they may be run again in a transaction of their own.</param>
/// <param name="Committed">Set when the write is durable, or has failed; null when nobody waits for it.</param>
internal sealed record PendingWrite(Action<DbTransaction> Write, TaskCompletionSource? Committed);

using System.Data.Common;

namespace RecApp.Storage;

/// <summary>A write on its way to the disk: either statements or a prediction.</summary>
/// <param name="Write">The statements; they may be run again in a transaction of their own.</param>
/// <param name="Prediction">A row of the log; thousands a second may come, so they are not wrapped into statements each.</param>
/// <param name="Committed">Set when the write is durable, or has failed; null when nobody waits for it.</param>
internal readonly record struct PendingWrite(Action<DbTransaction>? Write, Prediction? Prediction, TaskCompletionSource? Committed);

namespace RecApp.Session.Snapshots;

/// <summary>What a tab's pages remember, written down.</summary>
/// <param name="Content">JSON, an entry for each page.</param>
/// <param name="Parts">What is kept apart of it, by id, and what makes its content.</param>
internal sealed record Snapshot(byte[] Content, IReadOnlyDictionary<Guid, Func<byte[]>> Parts);

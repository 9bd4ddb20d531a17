namespace RecApp.Storage;

/// <summary>Nothing can be written or read right now; the rest of the product goes on.</summary>
/// <param name="reason">A sentence that may be shown to a user; no paths.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class StorageUnavailableException(string reason, Exception? innerException = null) : Exception(reason, innerException);

namespace RecApp.Storage.Pairs;

/// <summary>The right to change the pairs: one at a time among all processes on this database.</summary>
public sealed class PairLock : IDisposable
{
    private readonly IDisposable _held;

    internal PairLock(IDisposable held) => _held = held;

    /// <summary>Lets the next one have it.</summary>
    public void Dispose() => _held.Dispose();
}

/// <summary>A batch runs already, here or in another process.</summary>
public sealed class PairsBusyException() : Exception("A batch is running on this database already. Wait until it is done, or cancel it.");

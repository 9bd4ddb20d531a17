namespace RecApp.Session;

/// <summary>
/// Cancels what was begun inside it when it is disposed: the life of a component, or one answer that a newer one replaces.
/// Unlike that of a <see cref="CancellationTokenSource"/> its token can still be read afterwards, as work does that comes back late:
/// an exception there would take the page that the person has gone to instead.
/// </summary>
public sealed class CancellationScope : IDisposable
{
    private readonly CancellationTokenSource _source;

    /// <summary>A scope of its own.</summary>
    public CancellationScope()
        : this(CancellationToken.None)
    {
    }

    /// <summary>A scope that ends with another one at the latest.</summary>
    public CancellationScope(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _source.Token;
    }

    /// <summary>Cancelled once the scope has ended.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the scope has ended.</summary>
    public bool IsCancellationRequested => Token.IsCancellationRequested;

    /// <summary>Ends the scope; a second time, or after it was disposed, there is nothing left to do.</summary>
    public void Cancel()
    {
        if (!IsCancellationRequested)
            _source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cancel();
        _source.Dispose();
    }
}

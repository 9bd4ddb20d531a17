using Microsoft.AspNetCore.Mvc.Testing;
using RecApp.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedApplication))]

namespace RecApp.Tests.Support;

/// <summary>
/// One application in memory for all tests that leave it as it was: what a test writes must trouble no other. It starts when
/// the first of them asks, and tests of several classes use it at once.
/// </summary>
public sealed class SharedApplication : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly RecAppFactory _factory = new();

    public IServiceProvider Services
    {
        get
        {
            lock (_lock)
                return _factory.Services;
        }
    }

    /// <summary>A client with cookies of its own; the application disposes of it.</summary>
    public HttpClient CreateClient(WebApplicationFactoryClientOptions? options = null)
    {
        // The factory is not made for several threads: neither its start nor its list of clients.
        lock (_lock)
            return _factory.CreateClient(options ?? new());
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}

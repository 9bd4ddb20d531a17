using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecApp.Tests.Support;

/// <summary>Keeps every log event, so that a test can look at what was written and what was not.</summary>
public sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Message)> _events = new();

    public IReadOnlyCollection<(string Category, LogLevel Level, string Message)> Events => _events;

    public ILogger CreateLogger(string categoryName) => new Collector(_events, categoryName);

    public void Dispose()
    {
    }

    private sealed class Collector(ConcurrentQueue<(string Category, LogLevel Level, string Message)> events, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            events.Enqueue((category, logLevel, formatter(state, exception) + exception));
    }
}

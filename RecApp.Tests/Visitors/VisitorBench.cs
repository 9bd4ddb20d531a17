using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Admission;
using RecApp.Visitors;

namespace RecApp.Tests.Visitors;

/// <summary>Visitors of a single process and a recommender that says what it was asked with.</summary>
internal sealed class VisitorBench : IDisposable
{
    private readonly MemoryHistories _histories;

    public VisitorBench(VisitorOptions? options = null)
    {
        var set = Options.Create(options ?? new());
        _histories = new(set, Clock);
        Visitor = new(_histories, set, Clock);
        Next = new(new(Visitor, _histories, Clock, NullLogger<VisitorDesks>.Instance));
    }

    public FakeTimeProvider Clock { get; } = new();

    public CurrentVisitor Visitor { get; }

    public NextWords Next { get; }

    /// <summary>Whoever goes on is this visitor; null for one without a name.</summary>
    public static void Come(string? name) => Caller.Current = new("somewhere", Caller.Page) { Visitor = name };

    public void Dispose() => _histories.Dispose();

    /// <summary>Answers with what is wanted and, behind a minus, what is not.</summary>
    internal sealed class NextWords(VisitorDesks parts) : NextAnswers<string>("words", parts)
    {
        private int _asked;

        /// <summary>How often it was asked.</summary>
        public int Asked => _asked;

        /// <summary>Thrown instead of the next answer.</summary>
        public Exception? Failure { get; set; }

        protected override Task<NextAnswer<string>?> AnswerAsync(VisitorTaste taste, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            if (Failure is { } failure)
            {
                Failure = null;
                return Task.FromException<NextAnswer<string>?>(failure);
            }
            NextCause[] because = [.. taste.Wanted.Select(deed => new NextCause(deed.Item, deed.Item.ToUpperInvariant(), VisitorTaste.WordFor(deed.Kind)))];
            return Task.FromResult<NextAnswer<string>?>(new(string.Join(' ', [.. taste.Wanted.Select(deed => deed.Item), .. taste.Hidden.Select(item => $"-{item}")]), because, taste.Hidden));
        }
    }
}

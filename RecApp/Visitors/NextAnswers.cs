using System.Runtime.CompilerServices;
using RecApp.Bundles;
using RecApp.Cluster;
using RecApp.Cluster.Visitors;
using RecApp.Serving;

namespace RecApp.Visitors;

/// <summary>
/// What a recommender recommends next to a visitor by what was done lately. While the visitor has a tab open it is computed at every deed, in the process that
/// has the tab and as every answer is, and shown in all of them; nobody has to ask.
/// </summary>
/// <typeparam name="TAnswer">What is recommended.</typeparam>
public abstract partial class NextAnswers<TAnswer> where TAnswer : class
{
    /// <summary>Most of the latest items wanted that it is computed from: what was wanted long before says little of what is wanted next.</summary>
    protected const int MostWanted = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, NextDesk<NextAnswer<TAnswer>>> _desks = new(StringComparer.Ordinal);
    private readonly string _model;
    private readonly VisitorDesks _parts;

    private protected NextAnswers(string model, VisitorDesks parts) => (_model, _parts) = (model, parts);

    /// <summary>Why nothing is recommended, in a sentence for who calls the API.</summary>
    /// <param name="visitor">The name that came; null for none.</param>
    public string NothingFor(string? visitor) => !_parts.Visitor.IsRemembered ? "This server remembers nothing of what visitors do."
        : string.IsNullOrEmpty(visitor) ? $"Who asks is not known: send a name of your own, such as a random one, in the header {CurrentVisitor.Header}, here and with events."
        : "Nothing is known that this visitor wants: send events about what was played, added, saved or wanted more of, with the same header.";

    /// <summary>What is next for the visitor who asks; null where there is nothing to recommend from.</summary>
    /// <exception cref="ClusterUnavailableException">What was done can't be read at the moment.</exception>
    /// <exception cref="ModelUnavailableException">There is no model.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<NextAnswer<TAnswer>?> GetAsync(CancellationToken cancellationToken)
    {
        if (_parts.Visitor.Key is not { } key)
            return null;
        var history = await _parts.Histories.NextAsync(key, -1, cancellationToken);
        lock (_lock)
        {
            if (_desks.GetValueOrDefault(key)?.Current is { } ready && ready.Revision == history.Revision)
                return ready.Answer;
        }
        return await AnswerAsync(history, cancellationToken);
    }

    /// <summary>What is next for the visitor who asks, and again after everything the visitor does; nothing at all for who has no name.</summary>
    public async IAsyncEnumerable<NextAnswer<TAnswer>?> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_parts.Visitor.Key is not { } key)
            yield break;
        var desk = Open(key);
        try
        {
            for (NextDesk<NextAnswer<TAnswer>>.Shown? shown = null; ;)
            {
                shown = await desk.AfterAsync(shown, cancellationToken);
                yield return shown.Answer;
            }
        }
        finally
        {
            Leave(key, desk);
        }
    }

    /// <summary>Asks the model as everybody does.</summary>
    /// <param name="taste">At least one item is wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where the model knows nothing of what is wanted.</returns>
    protected abstract Task<NextAnswer<TAnswer>?> AnswerAsync(VisitorTaste taste, CancellationToken cancellationToken);

    private IEnumerable<VisitorDeed> DeedsOf(VisitorHistory history) => history.Deeds.Where(deed => deed.Model == _model);

    private async Task<NextAnswer<TAnswer>?> AnswerAsync(VisitorHistory history, CancellationToken cancellationToken) =>
        VisitorTaste.Of(DeedsOf(history)) is { Wanted.Count: > 0 } taste ? await AnswerAsync(taste, cancellationToken) : null;

    private NextDesk<NextAnswer<TAnswer>> Open(string key)
    {
        lock (_lock)
        {
            if (!_desks.TryGetValue(key, out var desk))
            {
                _desks[key] = desk = new();
                var end = desk.End;
                // Away from the circuit, but for the same caller.
                _ = Task.Run(() => WorkAsync(key, desk, end), CancellationToken.None);
            }
            desk.Tabs++;
            return desk;
        }
    }

    private void Leave(string key, NextDesk<NextAnswer<TAnswer>> desk)
    {
        lock (_lock)
        {
            if (--desk.Tabs > 0)
                return;
            _desks.Remove(key);
            desk.Close();
        }
    }

    private async Task WorkAsync(string key, NextDesk<NextAnswer<TAnswer>> desk, CancellationToken end)
    {
        try
        {
            while (true)
                await Task.Delay(await TryWorkAsync(key, desk, end), _parts.Clock, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The last tab was closed.
        }
    }

    // Until something fails; returns when to try again.
    private async Task<TimeSpan> TryWorkAsync(string key, NextDesk<NextAnswer<TAnswer>> desk, CancellationToken end)
    {
        try
        {
            VisitorHistory? answered = null;
            while (true)
            {
                var history = await _parts.Histories.NextAsync(key, answered?.Revision ?? -1, end);
                if (history.Revision == answered?.Revision)
                    continue;
                bool isNew = answered is null ? desk.Current.Revision != history.Revision : !DeedsOf(history).SequenceEqual(DeedsOf(answered));
                if (isNew)
                    desk.Show(await AnswerAsync(history, end), history.Revision);
                answered = history;
            }
        }
        catch (InferenceBusyException busy)
        {
            return busy.RetryAfter;
        }
        catch (Exception problem) when (problem is ClusterUnavailableException or ModelUnavailableException)
        {
            return Pause;
        }
        catch (Exception problem) when (!end.IsCancellationRequested)
        {
            LogFailed(_parts.Logger, problem, _model);
            return Pause;
        }
    }

    [LoggerMessage(LogLevel.Error, "What {Model} recommends next could not be computed")]
    private static partial void LogFailed(ILogger logger, Exception problem, string model);
}

/// <summary>What every recommender needs to follow visitors.</summary>
internal sealed record VisitorDesks(CurrentVisitor Visitor, IVisitorHistories Histories, TimeProvider Clock, ILogger<VisitorDesks> Logger);

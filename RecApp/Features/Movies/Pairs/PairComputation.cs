using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs;

/// <summary>Computes the pairs of a batch that are not there yet, row by row on several cores.</summary>
/// <param name="model">Answers.</param>
/// <param name="settings">What determines the answers.</param>
/// <param name="popular">[top] indices of the films that pair up.</param>
internal sealed class PairComputation(MovieModel model, PairSettings settings, IReadOnlyList<int> popular)
{
    private readonly PairAnswerFormat _format = new(settings.Take, model.Catalogue.Count);
    private readonly IMovieRanker _ranker = model.Ranker(settings.Ranker);

    /// <summary>The rows that a store has not got yet, those with the most pairs first.</summary>
    public IReadOnlyList<int> Left(PairStore store, PairBatch batch)
    {
        var finished = store.FinishedRows(batch);
        return [.. Enumerable.Range(0, popular.Count - 1).Where(row => !finished.Contains(row))];
    }

    /// <summary>Returns when every row is written; what was written before a failure or cancellation stays.</summary>
    /// <param name="store">Where the rows go; the caller holds its lock.</param>
    /// <param name="batch">The batch to complete.</param>
    /// <param name="left">The rows that are not there yet.</param>
    /// <param name="meter">Counts what is written; told after every row, by one thread at a time.</param>
    /// <param name="workers">How many cores to use, this thread's included.</param>
    /// <param name="cancellationToken">Ends the work after the rows that are being computed.</param>
    public void Run(PairStore store, PairBatch batch, IReadOnlyList<int> left, PairProgressMeter meter, int workers, CancellationToken cancellationToken)
    {
        using var writer = store.OpenWriter(batch);
        // Without buffering, so that each core takes the longest row that is left.
        var rows = Partitioner.Create(left.Select(row => row), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(
                rows, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, () => new MovieWorkspace(model.Catalogue.Count),
                (row, _, workspace) =>
                {
                    byte[] answers = Row(row, workspace);
                    lock (writer)
                    {
                        writer.Write(row, answers);
                        meter.Add(PairsOf(row));
                    }
                    return workspace;
                },
                _ => { });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <summary>How many pairs a row has: its film with all that are less popular.</summary>
    public long PairsOf(int row) => popular.Count - 1 - row;

    /// <summary>How many bytes a row takes.</summary>
    public long BytesOf(int row) => PairsOf(row) * _format.PairBytes;

    /// <summary>The packed answers of a row.</summary>
    public byte[] Row(int row, MovieWorkspace workspace)
    {
        var packed = new byte[PairsOf(row) * _format.PairBytes];
        Span<int> movies = stackalloc int[settings.Take];
        Span<float> scores = stackalloc float[settings.Take];
        Span<float> firstShares = stackalloc float[settings.Take];
        Span<float> shares = stackalloc float[2];
        Span<GivenMovie> pair = [new(popular[row], 1), default];
        for (int second = row + 1, at = 0; second < popular.Count; second++, at += _format.PairBytes)
        {
            pair[1] = new(popular[second], 1);
            int found = model.Top(_ranker, pair, filter: null, workspace, movies, scores);
            if (found != movies.Length)
                throw new InvalidOperationException($"The ranker {settings.Ranker} found {found} films of {movies.Length}.");
            for (int i = 0; i < found; i++)
            {
                MovieModel.Shares(_ranker, pair, movies[i], scores[i], shares);
                firstShares[i] = shares[0];
            }
            _format.Write(movies, scores, firstShares, packed.AsSpan(at));
        }
        return packed;
    }
}

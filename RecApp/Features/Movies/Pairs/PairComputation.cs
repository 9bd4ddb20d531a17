using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs;

/// <summary>Computes the pairs of a batch that are not there yet, row by row on several cores.</summary>
/// <param name="model">Answers.</param>
/// <param name="batch">The batch to complete.</param>
/// <param name="popular">[top] indices of the films that pair up.</param>
internal sealed class PairComputation(MovieModel model, PairBatch batch, IReadOnlyList<int> popular)
{
    private readonly PairAnswerFormat _format = new(batch.Settings.Take, model.Catalogue.Count);
    private readonly IMovieRanker _ranker = model.Ranker(batch.Settings.Ranker);

    /// <summary>Returns when every row is written; what was written before a failure or cancellation stays.</summary>
    /// <param name="store">Where the rows go; the caller holds its lock.</param>
    /// <param name="workers">How many cores to use, this thread's included.</param>
    /// <param name="clock">For the rate.</param>
    /// <param name="report">Is told after every row, by one thread at a time.</param>
    /// <param name="cancellationToken">Ends the work after the rows that are being computed.</param>
    public void Run(PairStore store, int workers, TimeProvider clock, Action<PairProgress> report, CancellationToken cancellationToken)
    {
        var finished = store.FinishedRows(batch);
        var meter = new PairProgressMeter(batch.Version, batch.Settings.Pairs, finished.Sum(PairsOf), clock, report);
        meter.Add(0);
        using var writer = store.OpenWriter(batch);
        // Without buffering, so that each core takes the longest row that is left.
        var rows = Partitioner.Create(Enumerable.Range(0, popular.Count - 1).Where(row => !finished.Contains(row)), EnumerablePartitionerOptions.NoBuffering);
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

    private long PairsOf(int row) => popular.Count - 1 - row;

    private byte[] Row(int row, MovieWorkspace workspace)
    {
        var packed = new byte[PairsOf(row) * _format.PairBytes];
        Span<int> movies = stackalloc int[batch.Settings.Take];
        Span<float> scores = stackalloc float[batch.Settings.Take];
        Span<float> firstShares = stackalloc float[batch.Settings.Take];
        Span<float> shares = stackalloc float[2];
        Span<GivenMovie> pair = [new(popular[row], 1), default];
        for (int second = row + 1, at = 0; second < popular.Count; second++, at += _format.PairBytes)
        {
            pair[1] = new(popular[second], 1);
            int found = model.Top(_ranker, pair, filter: null, workspace, movies, scores);
            if (found != movies.Length)
                throw new InvalidOperationException($"The ranker {batch.Settings.Ranker} found {found} films of {movies.Length}.");
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

using System.Text.Json;
using RecApp.Cluster.Jobs;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs.Shared;

/// <summary>A batch that all instances compute, seen from the one that began it.</summary>
internal sealed class SharedPairRun(JobHome home, JobPlan plan)
{
    /// <summary>Returns when every row is written; what was written before a failure or cancellation stays.</summary>
    /// <param name="store">Where the rows go; the caller holds its lock.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="meter">Counts what is written.</param>
    /// <param name="pairsOf">How many pairs a row has.</param>
    /// <param name="state">How far it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Run(PairStore store, PairBatch batch, PairProgressMeter meter, Func<int, long> pairsOf, Func<PairBatchState> state, CancellationToken cancellationToken)
    {
        using var writer = store.OpenWriter(batch);
        // The batch has a thread of its own anyway.
        home.RunAsync(
            plan,
            (range, rows) =>
            {
                foreach (var (row, answers) in range.Rows.Zip(rows))
                {
                    writer.Write(row, answers);
                    meter.Add(pairsOf(row));
                }
            },
            () => JsonSerializer.Serialize(state()), cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Tells all instances how it ended.</summary>
    public void End(PairBatchState ended) => home.EndAsync(JsonSerializer.Serialize(ended)).GetAwaiter().GetResult();
}

using System.Text.Json;
using RecApp.Bundles;
using RecApp.Cluster;
using RecApp.Cluster.Jobs;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs.Shared;

/// <summary>Computes pairs for batches of other instances, and shows here how far they are.</summary>
internal sealed partial class PairWorker(
    ClusterSilo silo, PairBatchRunner runner, ModelCatalog models, TimeProvider clock, ILogger<PairWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SharedPairs _shared = new(silo, clock);
    private volatile Prepared? _prepared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!silo.IsShared)
            return;
        try
        {
            await Task.WhenAll(new JobWorker(silo, SharedPairs.Key, clock, logger).RunAsync(Prepare, stoppingToken), FollowAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                runner.Follow(await _shared.StateAsync(stoppingToken));
            }
            catch (ClusterUnavailableException)
            {
                // What was known last stays.
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // An instance of another version may tell what this one does not know.
                LogNotFollowed(problem.Message);
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    // Only what computes the very same: the version, and the code.
    private Computation? Prepare(JobTask task)
    {
        var settings = JsonSerializer.Deserialize<PairSettings>(task.Settings)!;
        if (settings.CodeCommit != CodeCommit.Find() || models.TryAcquire<MovieModel>(MovieService.ModelName, settings.ModelVersion) is not { } lease)
            return null;
        if (_prepared is not { } prepared || prepared.Job != task.Job)
            _prepared = prepared = new(task.Job, new PairRequest(settings.Top, settings.Take).Popular(lease.Model.Catalogue));
        return new(lease, new(lease.Model, settings, prepared.Popular));
    }

    [LoggerMessage(LogLevel.Warning, "How far the batch of pairs is can't be followed: {Reason}")]
    private partial void LogNotFollowed(string reason);

    private sealed record Prepared(string Job, int[] Popular);

    private sealed class Computation(ModelLease<MovieModel> lease, PairComputation computation) : IJobComputation
    {
        private readonly MovieWorkspace _workspace = new(lease.Model.Catalogue.Count);

        public byte[] Row(int row, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return computation.Row(row, _workspace);
        }

        public void Dispose() => lease.Dispose();
    }
}

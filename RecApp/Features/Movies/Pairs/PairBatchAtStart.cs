using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Features.Movies.Model;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>
/// Computes the pairs in the background whenever a version of the model begins to be served that has none. A batch that an
/// administrator has rolled back is not published again. At shutdown whatever runs is cancelled; the next start goes on with it.
/// </summary>
internal sealed partial class PairBatchAtStart(
    ModelCatalog models, PairBatchRunner runner, PairStore store, IOptions<MovieBatchOptions> options, ILogger<PairBatchAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan NextTurn = TimeSpan.FromSeconds(10);

    private readonly Channel<string> _served = Channel.CreateUnbounded<string>();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        models.Served += OnServed;
        // Warm-up may have been quicker than this.
        if (models.Find(MovieService.ModelName)?.Served is { } version)
            _served.Writer.TryWrite(version);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        models.Served -= OnServed;
        await runner.CancelHereAsync();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.AtStart)
            return;
        try
        {
            await foreach (string version in _served.Reader.ReadAllAsync(stoppingToken))
                await ComputeAsync(version, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task ComputeAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            if (await IsThereAsync(cancellationToken))
                return;
            await runner.WaitForOthersAsync(cancellationToken);
            var run = await runner.StartAsync(null, null, Math.Max(1, Environment.ProcessorCount / 2), cancellationToken);
            LogStarted(version);
            await run.WaitAsync(cancellationToken);
        }
        catch (PairsBusyException) when (runner.IsShared)
        {
            // Where each instance has a database of its own, it is this one's turn next.
            await Task.Delay(NextTurn, cancellationToken);
            _served.Writer.TryWrite(version);
        }
        catch (Exception error) when (error is PairsBusyException or StorageUnavailableException or ModelUnavailableException or InvalidRequestException)
        {
            LogNotStarted(error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // An exception that leaves a background service ends the application; without pairs it still serves.
            LogFailed(error);
        }
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<MovieModel>(MovieService.ModelName, cancellationToken);
        var request = PairRequest.Of(null, null, options.Value, lease.Model.Catalogue);
        return store.List().Any(batch =>
            batch.CompletedUtc is not null && batch.Settings.ModelVersion == lease.Version && batch.Settings.Ranker == MovieService.DefaultRanker
            && (batch.Settings.Top, batch.Settings.Take) == (request.Top, request.Take));
    }

    private void OnServed(ModelManifest manifest)
    {
        if (manifest.Name == MovieService.ModelName)
            _served.Writer.TryWrite(manifest.Version);
    }

    [LoggerMessage(LogLevel.Information, "Computing pairs of popular films with model {Version} in the background")]
    private partial void LogStarted(string version);

    [LoggerMessage(LogLevel.Error, "The pairs could not be computed in the background")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(LogLevel.Information, "No pairs are computed in the background: {Reason}")]
    private partial void LogNotStarted(string reason);
}

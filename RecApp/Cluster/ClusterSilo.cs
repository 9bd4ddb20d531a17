using Microsoft.Extensions.Options;
using Orleans.Runtime;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>
/// The silo of this process where instances share a Redis, in a host of its own beside the web server's: it starts as soon as the server answers, no
/// page waits for it, it may be away or be thrown out by the others without ending the process, and it is started again then.
/// </summary>
public sealed partial class ClusterSilo(
    IOptions<ClusterOptions> options, IHostApplicationLifetime lifetime, ILoggerFactory loggers, TimeProvider clock, ILogger<ClusterSilo> logger) : BackgroundService
{
    // Stopping while Redis is away would take two minutes.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1), StopPatience = TimeSpan.FromSeconds(5), Look = TimeSpan.FromSeconds(5);

    private volatile IServiceProvider? _services;

    /// <summary>Whether this process is one of several; a single one has no silo.</summary>
    public bool IsShared => options.Value.IsShared;

    /// <summary>What it made of itself; null while it does not run.</summary>
    internal IServiceProvider? Services => _services;

    /// <summary>Asks a grain.</summary>
    /// <param name="ask">Gets the grain and calls it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ClusterUnavailableException">It, or what it is kept in, can't be reached; the call may have been carried out all the same.</exception>
    public async Task<T> AskAsync<T>(Func<IGrainFactory, Task<T>> ask, CancellationToken cancellationToken = default)
    {
        // Nobody waits for it: that may take as long as Redis is away.
        var services = Services ?? throw new ClusterUnavailableException();
        try
        {
            return await ask(services.GetRequiredService<IGrainFactory>()).WaitAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            // Grains refuse nothing: whatever fails is on the way, or in what they keep.
            if (!IsAway(problem))
                LogUnexpected(problem);
            throw new ClusterUnavailableException(problem);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsShared)
            return;
        TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = lifetime.ApplicationStarted.Register(serving.SetResult);
        try
        {
            await serving.Task.WaitAsync(stoppingToken);
            while (true)
            {
                await RunAsync(stoppingToken);
                await Task.Delay(Retry, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private static bool IsAway(Exception problem) =>
        problem is TimeoutException or OrleansException or RedisException or ObjectDisposedException or OperationCanceledException;

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        SiloFailure failure = new();
        IHost? host = null;
        try
        {
            host = SiloConfiguration.Build(options.Value, failure, loggers, clock);
            await host.StartAsync(stoppingToken);
            _services = host.Services;
            LogStarted();
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var forgotten = WaitUntilForgottenAsync(host.Services, watching.Token);
            var ended = await Task.WhenAny(failure.Happened, forgotten);
            await watching.CancelAsync();
            await ended;
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            LogEnded(problem);
        }
        finally
        {
            _services = null;
            if (host is not null)
                await StopAsync(host);
        }
    }

    // A silo goes on without the table of members that it stands in, but whoever starts after Redis has lost that finds nobody, and stays alone.
    private async Task WaitUntilForgottenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var table = services.GetRequiredService<IMembershipTable>();
        var own = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        while (true)
        {
            await Task.Delay(Look, clock, cancellationToken);
            try
            {
                if ((await table.ReadRowAsync(own, cancellationToken)).Members.Count == 0)
                    throw new OrleansException("Redis knows nothing of it any more.");
            }
            catch (Exception problem) when (problem is RedisException or TimeoutException)
            {
                // What it can't say is no reason.
            }
        }
    }

    private async Task StopAsync(IHost host)
    {
        using CancellationTokenSource hurry = new(StopPatience, clock);
        var stopping = Task.Run(
            async () =>
            {
                await host.StopAsync(hurry.Token);
                host.Dispose();
            },
            CancellationToken.None);
        try
        {
            await stopping.WaitAsync(StopPatience, clock, CancellationToken.None);
        }
        catch (Exception problem)
        {
            // The others see by themselves that it is gone.
            LogLeft(problem.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The silo runs")]
    private partial void LogStarted();

    [LoggerMessage(LogLevel.Warning, "The silo ended and is started again")]
    private partial void LogEnded(Exception problem);

    [LoggerMessage(LogLevel.Error, "A grain could not be asked")]
    private partial void LogUnexpected(Exception problem);

    [LoggerMessage(LogLevel.Information, "The silo was left without an orderly end: {Reason}")]
    private partial void LogLeft(string reason);
}

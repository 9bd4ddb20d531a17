using System.CommandLine;
using System.Globalization;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Hosting;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary><c>batch movies</c>: with the same settings as the application, so that it works on the same models and database.</summary>
internal static class MovieBatchCommand
{
    private const int Cancelled = 130;

    public static Command Create()
    {
        var top = new Option<int?>("--top") { Description = "How many of the most popular films pair up, 2-5,000; Movies:Batch:Top when left out." };
        var take = new Option<int?>("--take") { Description = "How many films each pair recommends, 1-100; Movies:Batch:Take when left out." };
        var workers = new Option<int?>("--workers") { Description = "How many cores to use; all when left out." };
        var models = new Option<string?>("--models") { Description = "Folder of all models; Models:Path when left out." };
        var storage = new Option<string?>("--storage", "--out") { Description = "Folder of the database; Storage:Path when left out." };
        var rollBack = new Option<bool>("--rollback") { Description = "Compute nothing; publish the batch before the published one." };
        var dropOlderThan = new Option<int?>("--drop-older-than") { Description = "Compute nothing; drop batches older than this many days, never the published one." };
        var command = new Command("movies", "Recommendations for all pairs of the most popular films.") { top, take, workers, models, storage, rollBack, dropOlderThan };
        command.Validators.Add(result =>
        {
            if (result.GetValue(rollBack) && result.GetValue(dropOlderThan) is not null)
                result.AddError("Give --rollback or --drop-older-than, not both.");
            if (result.GetValue(dropOlderThan) is < 0 or > 36_500)
                result.AddError("--drop-older-than takes 0 to 36500 days.");
            if (result.GetValue(workers) is < 1 or > 1024)
                result.AddError("--workers takes 1 to 1024.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Services(parsed.GetValue(models), parsed.GetValue(storage));
            var runner = services.GetRequiredService<PairBatchRunner>();
            return await ExplainAsync(() =>
                parsed.GetValue(rollBack) ? Task.FromResult(RollBack(runner))
                : parsed.GetValue(dropOlderThan) is { } days ? Task.FromResult(Drop(runner, days))
                : ComputeAsync(runner, services.GetRequiredService<PairStore>(), parsed.GetValue(top), parsed.GetValue(take), parsed.GetValue(workers) ?? Environment.ProcessorCount, cancellationToken));
        });
        return command;
    }

    private static async Task<int> ComputeAsync(PairBatchRunner runner, PairStore store, int? top, int? take, int workers, CancellationToken cancellationToken)
    {
        var running = await runner.StartAsync(top, take, workers, cancellationToken);
        using var cancelling = cancellationToken.Register(() => _ = runner.CancelAsync());
        Progress.Say($"Batch {runner.State.Progress!.BatchVersion}");
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != running)
            Say(runner.State.Progress);
        Say(runner.State.Progress);
        switch (runner.State.Phase)
        {
            case PairBatchPhase.Published:
                Progress.Say($"Published. The database has {store.Bytes / 1e6:F1} MB.");
                return 0;
            case PairBatchPhase.Cancelled:
                Progress.Say("Cancelled. What is done is kept: the same command goes on from there.");
                return Cancelled;
            default:
                Progress.Fail(runner.State.Problem ?? "The batch failed.");
                return 1;
        }
    }

    private static int RollBack(PairBatchRunner runner)
    {
        if (runner.RollBack() is { } batch)
        {
            Progress.Say($"Published {batch.Version} of model {batch.Settings.ModelVersion} again.");
            return 0;
        }
        Progress.Fail("There is no complete batch before the published one.");
        return 1;
    }

    private static int Drop(PairBatchRunner runner, int days)
    {
        var dropped = runner.DropOlderThan(days);
        foreach (var batch in dropped)
            Progress.Say($"Dropped {batch.Version}");
        Progress.Say($"{dropped.Count} dropped.");
        return 0;
    }

    private static void Say(PairProgress? progress)
    {
        if (progress is not null)
            Progress.Say($"{progress.Done:N0} of {progress.Total:N0} pairs, {progress.PairsPerSecond:N0} a second, {progress.SecondsLeft?.ToString("N0", CultureInfo.InvariantCulture) ?? "?"} s left");
    }

    private static async Task<int> ExplainAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is InvalidRequestException or PairsBusyException or ModelUnavailableException or StorageUnavailableException)
        {
            Progress.Fail(error.Message);
            return 1;
        }
    }

    private static ServiceProvider Services(string? models, string? storage)
    {
        var builder = WebApplication.CreateBuilder(ApplicationFolder.Options([]));
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter(null, LogLevel.Error);
        if (models is not null)
            builder.Configuration["Models:Path"] = Path.GetFullPath(models);
        if (storage is not null)
            builder.Configuration["Storage:Path"] = Path.GetFullPath(storage);
        builder.Services.AddStorage().AddBundles().AddServing();
        new MoviesFeature().Add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}

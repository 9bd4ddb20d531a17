using System.Collections.Concurrent;
using RecApp.Bundles;
using RecApp.Serving;

namespace RecApp.Features.Home;

/// <summary>
/// What the served models answer to the home page's questions. A question is asked once per version and shared by everybody:
/// the answers are the same for all, and a page that many open must not keep a writer of verse busy.
/// </summary>
public sealed class HomeAnswers(IServiceProvider services, ModelCatalog catalog, TimeProvider clock, ILogger<HomeAnswers> logger)
{
    /// <summary>A model that takes longer than this is reported as too slow.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    // Long enough that a crowd does not ask a broken model in turns, short enough that nobody waits for it to be well again.
    private static readonly TimeSpan FailureKept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<Task<HomeAnswer>>> _asked = new(StringComparer.Ordinal);

    /// <summary>Whether asking would wait for the model's load.</summary>
    public bool IsToBeLoaded(HomeTrial trial) => catalog.Find(trial.Model)?.State is ModelState.NotLoaded or ModelState.Loading;

    /// <summary>The answer of the served version; a problem in words where there is none. Never throws.</summary>
    public async Task<HomeAnswer> AskAsync(HomeTrial trial)
    {
        var asked = _asked.GetOrAdd(trial.Model, _ => new(() => AskNowAsync(trial)));
        var answer = await asked.Value;
        if (IsGood(answer, trial))
            return answer;
        _asked.TryRemove(new(trial.Model, asked));
        return await _asked.GetOrAdd(trial.Model, _ => new(() => AskNowAsync(trial))).Value;
    }

    private bool IsGood(HomeAnswer answer, HomeTrial trial) => answer.Problem is null
        ? catalog.Find(trial.Model)?.Served is not { } served || served == answer.Version
        : clock.GetElapsedTime(answer.At) < FailureKept;

    private async Task<HomeAnswer> AskNowAsync(HomeTrial trial)
    {
        // Away from the circuit or request that happens to be first.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var deadline = new CancellationTokenSource(Deadline, clock);
        try
        {
            await catalog.WarmAsync(trial.Model, deadline.Token);
            var answer = await trial.Ask(services, deadline.Token).WaitAsync(deadline.Token);
            return answer with { At = clock.GetTimestamp() };
        }
        catch (ModelUnavailableException problem)
        {
            return Failed(problem.Reason);
        }
        catch (InferenceBusyException problem)
        {
            return Failed(problem.Message);
        }
        catch (OperationCanceledException)
        {
            return Failed($"It took longer than {Deadline.TotalSeconds:0} seconds.");
        }
        catch (ObjectDisposedException)
        {
            return Failed("The application is being stopped.");
        }
        catch (Exception problem)
        {
            // One model must not take the page with it, whatever goes wrong in it.
            logger.LogError(problem, "The home page got no answer of {Model}", trial.Model);
            return Failed("It could not answer; the problem has been logged.");
        }
    }

    private HomeAnswer Failed(string problem) => new("", [], "", "") { Problem = problem, At = clock.GetTimestamp() };
}

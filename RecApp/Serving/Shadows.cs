using System.Collections.Concurrent;
using System.Diagnostics;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Serving;

/// <summary>
/// Versions that answer what the served one is asked without anybody seeing it: their answers are recorded, so that the monitor shows both, and
/// thrown away. One thread answers for all of them; what it doesn't get to is left out, and nobody waits for it.
/// </summary>
public sealed class Shadows : IDisposable
{
    private const int MostWaiting = 256;

    private readonly ModelCatalog _models;
    private readonly PredictionLog _log;

    private readonly Lock _lock = new();
    private readonly BlockingCollection<Action> _waiting = new(MostWaiting);

    // Replaced whole at every change, so that asking needs no lock; null while there is none.
    private volatile Dictionary<string, HeldModel>? _running;
    private Thread? _thread;

    public Shadows(ModelCatalog models, PredictionLog log)
    {
        (_models, _log) = (models, log);
        models.Served += OnServed;
    }

    /// <summary>The version that answers unseen; null when none does.</summary>
    public string? Of(string model) => _running?.GetValueOrDefault(model)?.Manifest.Version;

    /// <summary>Has a version answer unseen from now on, in place of another that did.</summary>
    /// <exception cref="ModelUnavailableException">The model is not registered, or the version is gone or damaged.</exception>
    public async Task StartAsync(string model, string version, CancellationToken cancellationToken)
    {
        var held = await _models.HoldAsync(model, version, cancellationToken);
        lock (_lock)
        {
            Set(model, held);
            if (_thread is null)
            {
                _thread = new(Work) { IsBackground = true, Name = "Shadows" };
                _thread.Start();
            }
        }
    }

    /// <summary>Ends it.</summary>
    /// <returns>False where no version answered unseen.</returns>
    public bool Stop(string model)
    {
        lock (_lock)
            return Set(model, null);
    }

    /// <summary>Lets the shadow answer, too, if there is one and it has time.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="request">With what.</param>
    /// <param name="variant">The part of the model that answered.</param>
    /// <param name="answers">How many predictions the answer holds.</param>
    internal void Offer<TModel, TRequest, TResult>(Question<TModel, TRequest, TResult> question, TRequest request, string variant, int answers) where TModel : class
    {
        // In a method of its own: here what it captures would be allocated where there is no shadow, too.
        if (_running?.GetValueOrDefault(question.Model) is { } held)
            Queue(question, request, held.Manifest.Version, variant, answers);
    }

    /// <summary>Ends them all.</summary>
    public void Dispose()
    {
        _models.Served -= OnServed;
        foreach (string model in _running?.Keys.ToArray() ?? [])
            Stop(model);
        _waiting.CompleteAdding();
    }

    private void Queue<TModel, TRequest, TResult>(Question<TModel, TRequest, TResult> question, TRequest request, string version, string variant, int answers) where TModel : class
    {
        try
        {
            _waiting.TryAdd(() => Answer(question, request, version, variant, answers));
        }
        catch (InvalidOperationException)
        {
            // The application ends: that is no reason to fail whoever was answered.
        }
    }

    // It is seen from now on.
    private void OnServed(ModelManifest manifest)
    {
        if (Of(manifest.Name) == manifest.Version)
            Stop(manifest.Name);
    }

    private bool Set(string model, HeldModel? held)
    {
        Dictionary<string, HeldModel> running = new(_running ?? [], StringComparer.Ordinal);
        bool was = running.Remove(model, out var former);
        if (held is not null)
            running.Add(model, held);
        _running = running.Count > 0 ? running : null;
        former?.Dispose();
        return was;
    }

    private void Work()
    {
        foreach (var answer in _waiting.GetConsumingEnumerable())
            answer();
    }

    private void Answer<TModel, TRequest, TResult>(Question<TModel, TRequest, TResult> question, TRequest request, string version, string variant, int answers) where TModel : class
    {
        // Ended since.
        if (_models.TryAcquire<TModel>(question.Model, version) is not { } lease)
            return;
        using (lease)
        {
            long started = Stopwatch.GetTimestamp();
            try
            {
                var provenance = Provenance.New(_log, question.Model, version, variant, answers, lease.Measures, []);
                Predictions.Answer(question, lease.Model, request, provenance, CancellationToken.None);
                provenance.RecordIn(_log, Caller.Shadow, Stopwatch.GetElapsedTime(started));
            }
            catch (Exception problem)
            {
                // Whatever it was, it is the shadow's and must end neither the thread nor the process.
                _log.Refuse(question.Model, version, variant, Caller.Shadow, ServingMeters.OutcomeOf(problem));
            }
        }
    }
}

using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;
using RecApp.Validation;

namespace RecApp.Serving;

/// <summary>
/// The one way to ask a model, for page, API and batch: check, assign to experiments, lease, pass the gate, answer, record, measure. Every method may
/// throw <see cref="ModelUnavailableException"/>; all are safe for concurrent use.
/// </summary>
public sealed class Predictions(ModelCatalog models, InferenceGate gate, PredictionLog log, ServingMeters meters, RunningExperiments experiments, Shadows shadows)
{
    /// <summary>Most answers of one request that get an id each. Beyond that one stands for all, as only a few thousand of everybody's are remembered.</summary>
    public const int MostOfARequest = 1_000;

    private static readonly Dictionary<string, QuestionSetting<string>> NoSettings = [];

    /// <summary>Asks, and records the answer unless the question is of a kind that isn't.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="request">With what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidRequestException">A field is wrong; the errors name each field and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async ValueTask<TResult> AskAsync<TModel, TRequest, TResult>(Question<TModel, TRequest, TResult> question, TRequest request, CancellationToken cancellationToken)
        where TModel : class
    {
        var asked = ServingMeters.Begin(question.Model, question.Variant is not null);
        try
        {
            question.Check(request);
            var assigned = question.Variant is null ? Assigned<TRequest>.None(request) : Assigned<TRequest>.Of(experiments, question.Model, question.Settings, request);
            while (true)
            {
                string? variant = asked.Variant = question.Variant?.Invoke(assigned.Request);
                // Before the lease: what a feature's own code throws here must not keep a model loaded.
                int answers = variant is null ? 1 : question.Count(assigned.Request);
                if (await LeaseAsync<TModel>(question.Model, assigned.Version, cancellationToken) is not { } lease)
                {
                    assigned = Assigned<TRequest>.None(request);
                    continue;
                }
                asked.Version = lease.Version;
                var provenance = Provenance.New(log, question.Model, lease.Version, variant, answers, lease.Measures, assigned.Exposures);
                try
                {
                    var result = await AnswerAsync(question, assigned.Request, lease, provenance, cancellationToken);
                    End(asked, provenance);
                    if (variant is not null)
                        shadows.Offer(question, assigned.Request, variant, answers);
                    return result;
                }
                catch (ModelUnavailableException) when (assigned.Exposures.Count > 0)
                {
                    // That a version lacks what an experiment asks of it is no reason to answer nobody.
                    assigned = Assigned<TRequest>.None(request);
                }
            }
        }
        catch (Exception problem)
        {
            Fail(asked, problem);
            throw;
        }
    }

    /// <summary>
    /// The same for an answer that takes turns of its own, such as one that is written while others are: it is leased, recorded and
    /// measured here, and whom it lets wait is its own business.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="variant">The part of it that answers; null where nothing is to be recorded.</param>
    /// <param name="answer">Handed the lease, which ends with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TResult> AskAsync<TModel, TResult>(string model, string? variant, Func<ModelLease<TModel>, Provenance, Task<TResult>> answer, CancellationToken cancellationToken)
        where TModel : class
    {
        var asked = ServingMeters.Begin(model, variant is not null);
        asked.Variant = variant;
        try
        {
            var assigned = variant is null ? Assigned<string>.None(model) : Assigned<string>.Of(experiments, model, NoSettings, model);
            if (await LeaseAsync<TModel>(model, assigned.Version, cancellationToken) is not { } found)
            {
                assigned = Assigned<string>.None(model);
                found = await models.AcquireAsync<TModel>(model, cancellationToken);
            }
            using var lease = found;
            asked.Version = lease.Version;
            var provenance = Provenance.New(log, model, lease.Version, variant, 1, lease.Measures, assigned.Exposures);
            var result = await answer(lease, provenance);
            End(asked, provenance);
            return result;
        }
        catch (Exception problem)
        {
            Fail(asked, problem);
            throw;
        }
    }

    /// <summary>Looks something up in a model, which takes microseconds: nothing is waited for but the model, and nothing recorded.</summary>
    public async ValueTask<TResult> LookUpAsync<TModel, TResult>(string model, Func<ModelLease<TModel>, TResult> lookUp, CancellationToken cancellationToken)
        where TModel : class
    {
        using var lease = await models.AcquireAsync<TModel>(model, cancellationToken);
        return lookUp(lease);
    }

    /// <summary>Searches a model, which takes milliseconds.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="most">The most that may be asked for.</param>
    /// <param name="search">Finds so many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async ValueTask<TResult> SearchAsync<TModel, TResult>(string model, int take, int most, Func<TModel, TResult> search, CancellationToken cancellationToken)
        where TModel : class =>
        take >= 1 && take <= most
            ? await gate.SearchAsync(await models.AcquireAsync<TModel>(model, cancellationToken), search, cancellationToken)
            : throw new InvalidRequestException("take", $"{take} is out of range; give a number from 1 to {most}.");

    /// <summary>Records an answer that came about earlier, such as one that was computed in advance or piece by piece.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that answered.</param>
    /// <param name="variant">The part of it that did.</param>
    /// <param name="measure">Puts down the numbers of it that are kept, where that version is still loaded.</param>
    /// <returns>Its id.</returns>
    public Guid Record<TModel>(string model, string version, string variant, Action<TModel, Measured> measure) where TModel : class
    {
        var asked = ServingMeters.Begin(model, isPrediction: true);
        (asked.Version, asked.Variant) = (version, variant);
        using var lease = models.TryAcquire<TModel>(model, version);
        Provenance provenance = new(log.New(model, version, variant, lease?.Measures));
        if (lease is not null)
            measure(lease.Model, provenance.Measured());
        End(asked, provenance);
        return provenance.Id;
    }

    private async ValueTask<TResult> AnswerAsync<TModel, TRequest, TResult>(
        Question<TModel, TRequest, TResult> question, TRequest request, ModelLease<TModel> lease, Provenance provenance, CancellationToken cancellationToken)
        where TModel : class
    {
        // The gate gives the lease back when long work has ended, even if that is after the deadline.
        if (question.Cost == Cost.Long)
            return await gate.RunAsync(lease, (model, token) => Answer(question, model, request, provenance, token), cancellationToken);
        // The other work stays on this thread, so the lease outlives it.
        using (lease)
        {
            return question.Cost == Cost.LookUp
                ? Answer(question, lease.Model, request, provenance, cancellationToken)
                : await gate.RunBrieflyAsync(
                    question.Model, (Question: question, lease.Model, Request: request, Provenance: provenance, Token: cancellationToken),
                    static asked => Answer(asked.Question, asked.Model, asked.Request, asked.Provenance, asked.Token), cancellationToken);
        }
    }

    /// <summary>Answers a checked request and takes the numbers of it that are kept.</summary>
    internal static TResult Answer<TModel, TRequest, TResult>(
        Question<TModel, TRequest, TResult> question, TModel model, TRequest request, Provenance provenance, CancellationToken cancellationToken)
        where TModel : class
    {
        var result = question.Answer(model, request, provenance, cancellationToken);
        if (question.Measure is not { } measure)
            return result;
        if (provenance.Together > 1)
            MeasureTogether(measure, model, request, result, provenance);
        else
            for (int row = 0; row < provenance.Measurable; row++)
                measure(model, request, result, row, provenance.Measured(row));
        return result;
    }

    // In a method of its own: what it captures would be allocated for every answer.
    private static void MeasureTogether<TModel, TRequest, TResult>(
        Action<TModel, TRequest, TResult, int, Measured> measure, TModel model, TRequest request, TResult result, Provenance provenance) =>
        provenance.Measured().SetMeans(provenance.Together, (row, measured) => measure(model, request, result, row, measured));

    private void End(in ServingMeters.Asked asked, Provenance provenance)
    {
        provenance.RecordIn(log, Caller.Current.Way, asked.Elapsed);
        meters.End(asked, Outcome.Answered);
    }

    private void Fail(in ServingMeters.Asked asked, Exception problem)
    {
        var outcome = ServingMeters.OutcomeOf(problem);
        if (asked.IsPrediction)
            log.Refuse(asked.Model, asked.Version, asked.Variant, Caller.Current.Way, outcome);
        meters.End(asked, outcome);
    }

    // Null where a version that an experiment compares is not loaded: whoever would have got it gets what is served.
    private async ValueTask<ModelLease<TModel>?> LeaseAsync<TModel>(string model, string? version, CancellationToken cancellationToken) where TModel : class =>
        version is null ? await models.AcquireAsync<TModel>(model, cancellationToken) : models.TryAcquire<TModel>(model, version);
}

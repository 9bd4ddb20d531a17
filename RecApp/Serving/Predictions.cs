using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Serving;

/// <summary>
/// The one way to ask a model, for page, API and batch: check, lease, pass the gate, answer, record, measure. Every method may
/// throw <see cref="ModelUnavailableException"/>; all are safe for concurrent use.
/// </summary>
public sealed class Predictions(ModelCatalog models, InferenceGate gate, PredictionLog log, ServingMeters meters)
{
    /// <summary>Most answers of one request that get an id each. Beyond that one stands for all, as only a few thousand of everybody's are remembered.</summary>
    public const int MostOfARequest = 1_000;

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
            string? variant = asked.Variant = question.Variant?.Invoke(request);
            // Before the lease: what a feature's own code throws here must not keep a model loaded.
            int answers = variant is null ? 1 : question.Count(request);
            var lease = await models.AcquireAsync<TModel>(question.Model, cancellationToken);
            asked.Version = lease.Version;
            var provenance = New(question.Model, lease.Version, variant, answers);
            var result = await AnswerAsync(question, request, lease, provenance, cancellationToken);
            provenance.RecordIn(log);
            meters.End(asked, null);
            return result;
        }
        catch (Exception problem)
        {
            meters.End(asked, problem);
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
            using var lease = await models.AcquireAsync<TModel>(model, cancellationToken);
            asked.Version = lease.Version;
            var provenance = New(model, lease.Version, variant, 1);
            var result = await answer(lease, provenance);
            provenance.RecordIn(log);
            meters.End(asked, null);
            return result;
        }
        catch (Exception problem)
        {
            meters.End(asked, problem);
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

    /// <summary>Records an answer that came about without the model, such as one that was computed in advance or piece by piece.</summary>
    /// <returns>Its id.</returns>
    public Guid Record(string model, string version, string variant)
    {
        var asked = ServingMeters.Begin(model, isPrediction: true);
        (asked.Version, asked.Variant) = (version, variant);
        var prediction = log.New(model, version, variant);
        log.Record(prediction);
        meters.End(asked, null);
        return prediction.Id;
    }

    private async ValueTask<TResult> AnswerAsync<TModel, TRequest, TResult>(
        Question<TModel, TRequest, TResult> question, TRequest request, ModelLease<TModel> lease, Provenance provenance, CancellationToken cancellationToken)
        where TModel : class
    {
        // The gate gives the lease back when long work has ended, even if that is after the deadline.
        if (question.Cost == Cost.Long)
            return await gate.RunAsync(lease, (model, token) => question.Answer(model, request, provenance, token), cancellationToken);
        // The other work stays on this thread, so the lease outlives it.
        using (lease)
        {
            return question.Cost == Cost.LookUp
                ? question.Answer(lease.Model, request, provenance, cancellationToken)
                : await gate.RunBrieflyAsync(
                    question.Model, (Question: question, lease.Model, Request: request, Provenance: provenance, Token: cancellationToken),
                    static asked => asked.Question.Answer(asked.Model, asked.Request, asked.Provenance, asked.Token), cancellationToken);
        }
    }

    private Provenance New(string model, string version, string? variant, int answers)
    {
        if (variant is null)
            return new(version);
        if (answers is 1 or > MostOfARequest)
            return new(log.New(model, version, variant), log);
        var rows = new Prediction[answers];
        for (int row = 0; row < answers; row++)
            rows[row] = log.New(model, version, variant);
        return new(rows);
    }
}

using RecApp.Features.Sentiment.Reading;
using RecApp.Features.Sentiment.Text;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Sentiment;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class SentimentService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    /// <summary>The LSTM as requests and records name it; what answers unless another is asked for.</summary>
    public const string Lstm = "lstm";

    /// <summary>The linear model as requests and records name it.</summary>
    public const string Linear = "linear";

    /// <summary>Name of the LSTM's bundle.</summary>
    public const string LstmName = "sentiment-lstm";

    /// <summary>Name of the linear model's bundle.</summary>
    public const string LinearName = "sentiment-linear";

    /// <summary>The models that can be asked for.</summary>
    public static IReadOnlyList<string> Models { get; } = [Lstm, Linear];

    /// <summary>Name of a model's bundle.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    public static string BundleOf(string model) => model == Lstm ? LstmName : LinearName;

    /// <summary>Judges texts, and records each judgement.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong; the error names it and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<SentimentAnswer> PredictAsync(SentimentRequest request, CancellationToken cancellationToken)
    {
        var (texts, model) = SentimentRules.Check(request);
        var (read, version) = await ReadAsync(texts, model, request.Explain == true, cancellationToken);
        return new([.. read.Select(one => one with { PredictionId = predictions.Record(BundleOf(model), version, model) })], model, version);
    }

    /// <summary>Judges a part of a batch; records nothing.</summary>
    /// <param name="texts">Texts that <see cref="SentimentRules.Problem"/> has nothing against.</param>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<(SentimentPrediction[] Read, string Version)> ReadAsync(IReadOnlyList<string> texts, string model, CancellationToken cancellationToken) =>
        ReadAsync(texts, model, explain: false, cancellationToken);

    /// <summary>What each word of a text adds to a model's verdict; records nothing. Empty where it gives no verdict.</summary>
    public async Task<IReadOnlyList<WordEffect>> ExplainAsync(string text, string model, CancellationToken cancellationToken)
    {
        var (read, _) = await ReadAsync([text], model, explain: true, cancellationToken);
        return read[0].Words ?? [];
    }

    /// <summary>How the LSTM's opinion changes from token to token; records nothing. Empty where it gives no verdict.</summary>
    public async Task<IReadOnlyList<ReadingStep>> FollowAsync(string text, CancellationToken cancellationToken)
    {
        var lease = await models.AcquireAsync<LstmModel>(LstmName, cancellationToken);
        return await gate.RunAsync(lease, (model, token) =>
        {
            var tokens = ReviewTokenizer.Tokenize(text);
            return model.Problem(text, tokens) is null
                ? [.. tokens.Zip(model.Running(tokens, token), (read, probability) => new ReadingStep(read.Word, probability))]
                : (IReadOnlyList<ReadingStep>)[];
        }, cancellationToken);
    }

    /// <summary>What there is to know about a model.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    public async Task<SentimentFacts> FactsAsync(string model, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<ISentimentModel>(BundleOf(model), cancellationToken);
        return new(lease.Manifest, lease.Model.Statistics.Histogram, lease.Model.Statistics.Reviews);
    }

    private async Task<(SentimentPrediction[] Read, string Version)> ReadAsync(IReadOnlyList<string> texts, string model, bool explain, CancellationToken cancellationToken)
    {
        var lease = await models.AcquireAsync<ISentimentModel>(BundleOf(model), cancellationToken);
        string version = lease.Version;
        if (texts.Count > 1 || explain)
            return (await gate.RunAsync(lease, (served, token) => SentimentReader.Read(served, texts, explain, token), cancellationToken), version);
        var reading = new SentimentReader.Single(lease.Model, texts[0]);
        if (reading.IsDone || lease.Model is not LstmModel lstm)
        {
            // Well under a millisecond: the work stays on this thread, so the lease outlives it.
            using (lease)
                return ([await gate.RunBrieflyAsync(BundleOf(model), reading, static reading => reading.Finish(), cancellationToken)], version);
        }
        return ([reading.Finish(await TogetherAsync(lease, lstm, lstm.Encode(reading.Tokens), cancellationToken))], version);
    }

    // Takes a turn of the gate, in which this text and others that wait are read; done as soon as somebody has read this one.
    private async Task<double> TogetherAsync(ModelLease<ISentimentModel> lease, LstmModel model, long[] ids, CancellationToken cancellationToken)
    {
        var entry = model.Together.Add(ids);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var turn = gate.RunAsync(lease, (served, _) =>
        {
            ((LstmModel)served).Together.RunUntilTaken(entry);
            return true;
        }, done.Token);
        try
        {
            if (await Task.WhenAny(entry.Result, turn) == turn)
                await turn;
            return await entry.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            model.Together.Remove(entry);
            if (!turn.IsCompleted)
            {
                await done.CancelAsync();
                _ = turn.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }
}

using RecApp.Bundles;
using RecApp.Features.Sentiment.Reading;
using RecApp.Features.Sentiment.Text;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Sentiment;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class SentimentService(Predictions predictions, InferenceGate gate)
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

    private static readonly Dictionary<string, Question<ISentimentModel, SentimentRequest, SentimentAnswer>> Judge = Models.ToDictionary(model => model, Judging);

    private static readonly Question<LstmModel, string, IReadOnlyList<ReadingStep>> Follow = new(LstmName, Cost.Long, static (model, text, _, token) =>
    {
        var tokens = ReviewTokenizer.Tokenize(text);
        return model.Problem(text, tokens) is null ? [.. tokens.Zip(model.Running(tokens, token), (read, probability) => new ReadingStep(read.Word, probability))] : [];
    });

    /// <summary>Name of a model's bundle.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    public static string BundleOf(string model) => model == Lstm ? LstmName : LinearName;

    /// <summary>Judges texts, and records each judgement.</summary>
    /// <exception cref="InvalidRequestException">A field is wrong; the error names it and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<SentimentAnswer> PredictAsync(SentimentRequest request, CancellationToken cancellationToken)
    {
        SentimentRules.Check(request);
        return ReadAsync(request, isRecorded: true, cancellationToken);
    }

    /// <summary>Judges a part of a batch; records nothing.</summary>
    /// <param name="texts">Texts that <see cref="SentimentRules.Problem"/> has nothing against.</param>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<SentimentAnswer> ReadAsync(IReadOnlyList<string> texts, string model, CancellationToken cancellationToken) =>
        ReadAsync(new SentimentRequest(null, texts, model), isRecorded: false, cancellationToken);

    /// <summary>What each word of a text adds to a model's verdict; records nothing. Empty where it gives no verdict.</summary>
    public async Task<IReadOnlyList<WordEffect>> ExplainAsync(string text, string model, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(new SentimentRequest(text, null, model, Explain: true), isRecorded: false, cancellationToken);
        return answer.Predictions[0].Words ?? [];
    }

    /// <summary>How the LSTM's opinion changes from token to token; records nothing. Empty where it gives no verdict.</summary>
    public Task<IReadOnlyList<ReadingStep>> FollowAsync(string text, CancellationToken cancellationToken) => predictions.AskAsync(Follow, text, cancellationToken).AsTask();

    /// <summary>What there is to know about a model.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    public Task<SentimentFacts> FactsAsync(string model, CancellationToken cancellationToken) => predictions.LookUpAsync<ISentimentModel, SentimentFacts>(
        BundleOf(model), static lease => new(lease.Manifest, lease.Model.Statistics.Histogram, lease.Model.Statistics.Reviews), cancellationToken).AsTask();

    private static Question<ISentimentModel, SentimentRequest, SentimentAnswer> Judging(string model) =>
        new(BundleOf(model), Cost.Long, (served, request, provenance, token) =>
            new(SentimentReader.Read(served, SentimentRules.TextsOf(request), request.Explain == true, provenance, token), model, provenance.Version))
        {
            Variant = _ => model,
            Count = static request => SentimentRules.TextsOf(request).Count,
        };

    private Task<SentimentAnswer> ReadAsync(SentimentRequest request, bool isRecorded, CancellationToken cancellationToken)
    {
        string model = SentimentRules.ModelOf(request);
        bool isAlone = SentimentRules.TextsOf(request).Count == 1 && request.Explain != true;
        if (isAlone && model == Lstm)
            return ReadTogetherAsync(SentimentRules.TextsOf(request)[0], isRecorded, cancellationToken);
        var judge = Judge[model];
        // One text takes the linear model well under a millisecond.
        return predictions.AskAsync(judge with { Cost = isAlone ? Cost.Brief : Cost.Long, Variant = isRecorded ? judge.Variant : null }, request, cancellationToken).AsTask();
    }

    private Task<SentimentAnswer> ReadTogetherAsync(string text, bool isRecorded, CancellationToken cancellationToken) => predictions.AskAsync<LstmModel, SentimentAnswer>(
        LstmName, isRecorded ? Lstm : null,
        async (lease, provenance) =>
        {
            var reading = new SentimentReader.Single(lease.Model, text, provenance.Id);
            var read = reading.IsDone ? reading.Finish() : reading.Finish(await TogetherAsync(lease, lease.Model.Encode(reading.Tokens), cancellationToken));
            return new([read], Lstm, provenance.Version);
        },
        cancellationToken);

    // Takes a turn of the gate, in which this text and others that wait are read; done as soon as somebody has read this one.
    private async Task<double> TogetherAsync(ModelLease<LstmModel> lease, long[] ids, CancellationToken cancellationToken)
    {
        var together = lease.Model.Together;
        var entry = together.Add(ids);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var turn = gate.RunAsync(lease.Share(), (_, _) =>
        {
            together.RunUntilTaken(entry);
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
            together.Remove(entry);
            if (!turn.IsCompleted)
            {
                await done.CancelAsync();
                _ = turn.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }
}

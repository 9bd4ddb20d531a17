using RecApp.Bundles;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Serving;
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

    /// <summary>Verdicts on texts, by model.</summary>
    internal static readonly Dictionary<string, Question<ISentimentModel, SentimentRequest, SentimentAnswer>> Judge = Models.ToDictionary(model => model, Judging);

    private static readonly Dictionary<string, Question<ISentimentModel, ReviewRequest, JudgedReview>> Read = Models.ToDictionary(model => model, Reading);

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

    /// <summary>Judges a review with all that a page shows of it; records the judgement unless the review is a draft.</summary>
    /// <param name="text">The review; where two models read it, the same for both.</param>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="explain">Whether to tell what each word adds.</param>
    /// <param name="isDraft">Whether its author may still be typing: the judgement then has an empty id until <see cref="Record"/> gives it one.</param>
    /// <param name="onVerdict">Told the verdict alone as soon as it is known, on any thread; the rest takes longer. Not told where there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidRequestException">The text is empty or too long.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<JudgedReview> JudgeAsync(ReviewText text, string model, bool explain, bool isDraft, Action<JudgedReview> onVerdict, CancellationToken cancellationToken) =>
        predictions.AskAsync(isDraft ? Read[model] with { Variant = null } : Read[model], new(text, explain, onVerdict), cancellationToken).AsTask();

    /// <summary>Records the judgement of a draft that its author has left as it is.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="text">The review.</param>
    /// <param name="draft">What the model said.</param>
    /// <param name="modelVersion">Version of the model that said it.</param>
    public SentimentPrediction Record(string model, ReviewText text, SentimentPrediction draft, string modelVersion) => draft with
    {
        PredictionId = predictions.Record<ISentimentModel>(
            BundleOf(model), modelVersion, model, (served, measured) => SentimentMeasures.Set(served, text.Tokens, draft, measured)),
    };

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

    private static Question<ISentimentModel, ReviewRequest, JudgedReview> Reading(string model) =>
        new(BundleOf(model), Cost.Long, static (served, review, provenance, token) => SentimentReader.Read(
            served,
            review.Text,
            review.Explain,
            verdict =>
            {
                provenance.RecordEarly();
                review.OnVerdict(verdict);
            },
            provenance,
            token))
        {
            Check = review => SentimentRules.Check(new(review.Text.Text, Model: model)),
            Variant = _ => model,
        };

    private Task<SentimentAnswer> ReadAsync(SentimentRequest request, bool isRecorded, CancellationToken cancellationToken)
    {
        string model = SentimentRules.ModelOf(request);
        if (SentimentRules.TextsOf(request) is [var text] && request.Explain != true)
            return ReadOneAsync(text, model, isRecorded, cancellationToken);
        return predictions.AskAsync(isRecorded ? Judge[model] : Judge[model] with { Variant = null }, request, cancellationToken).AsTask();
    }

    private Task<SentimentAnswer> ReadOneAsync(string text, string model, bool isRecorded, CancellationToken cancellationToken) => predictions.AskAsync<ISentimentModel, SentimentAnswer>(
        BundleOf(model), isRecorded ? model : null,
        async (lease, provenance) =>
        {
            // Cut into tokens before a place is taken, which takes the linear model as long as the verdict.
            var reading = new SentimentReader.Single(lease.Model, text, provenance.Id);
            var measured = provenance.Measured();
            if (!reading.IsDone && lease.Model is LstmModel lstm)
                reading.Probability = lstm.Probability(reading.Tokens, await TogetherAsync(lease, lstm, lstm.Encode(reading.Tokens), cancellationToken));
            var read = reading.IsDone
                ? reading.Finish(measured)
                : await gate.RunBrieflyAsync(BundleOf(model), (Reading: reading, Measured: measured), static asked => asked.Reading.Finish(asked.Measured), cancellationToken);
            return new([read], model, provenance.Version);
        },
        cancellationToken);

    // Takes a turn of the gate, in which this text and others that wait are read; done as soon as somebody has read this one.
    private async Task<float> TogetherAsync(ModelLease<ISentimentModel> lease, LstmModel model, long[] ids, CancellationToken cancellationToken)
    {
        var together = model.Together;
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

    private sealed record ReviewRequest(ReviewText Text, bool Explain, Action<JudgedReview> OnVerdict);
}

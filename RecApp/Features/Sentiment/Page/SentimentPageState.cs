using System.Text.Json.Serialization;
using RecApp.Features.Feedback;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Page;

/// <summary>What <c>/sentiment</c> keeps while its user is on another page.</summary>
public sealed class SentimentPageState : RatedPageState<JudgedText>, IHoldsMemory, IJsonOnDeserialized
{
    /// <summary>Most entries of the history; the oldest goes first.</summary>
    public const int MostHistory = 20;

    // Its own two bytes, and what is said of the words: 150 bytes for each, of which every second character may be one.
    private const int MemoryPerCharacter = 80;

    private readonly List<JudgedText> _history = [];

    /// <summary>The text as it stands in the form.</summary>
    public string Text { get; set; } = "";

    /// <summary>Length of what stands in the form, which may be too long to be sent here.</summary>
    public int Length { get; set; }

    /// <summary>One of <see cref="SentimentService.Models"/>.</summary>
    public string Model { get; set; } = SentimentService.Lstm;

    /// <summary>Whether many reviews are judged from a file.</summary>
    public bool Many { get; set; }

    /// <summary>Texts judged before, the newest first.</summary>
    public IReadOnlyList<JudgedText> History => _history;

    /// <summary>The file or text that reviews were taken from.</summary>
    public TableUpload Upload { get; } = new();

    /// <summary>The last reviews judged together; null before the first.</summary>
    public BatchResult? Batch { get; private set; }

    /// <summary>The rating of <see cref="Batch"/> being written.</summary>
    public FeedbackDraft BatchFeedback { get; private set; } = new();

    /// <summary>Address of the form as it stands.</summary>
    public string FormUri(bool many) => SentimentQuery.Of(Text, Model, many).ToUri();

    /// <summary>Bytes that the history takes in memory together with a text that is to be judged.</summary>
    public long Memory(string text) => MemoryPerCharacter * (text.Length + _history.Sum(past => (long)past.Text.Length));

    /// <summary>Takes a new judgement into the history too. What was typed on the way to it makes no entry of its own.</summary>
    public void Remember(JudgedText judged)
    {
        Keep(judged);
        _history.RemoveAll(past => past.Text == judged.Text || (past.IsDraft && past.Model == judged.Model));
        _history.Insert(0, judged);
        if (_history.Count > MostHistory)
            _history.RemoveAt(MostHistory);
    }

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        Upload.Hold(uploads);
        uploads.Hold(typeof(BatchResult), Batch?.Bytes ?? 0);
        uploads.Hold(typeof(JudgedText), Memory(Text));
    }

    /// <summary>The answer shown is one of the history, and what becomes of it becomes of both.</summary>
    public void OnDeserialized()
    {
        if (Answer is { } shown && _history.FindIndex(past => past.Text == shown.Text && past.Model == shown.Model) is >= 0 and var place)
            _history[place] = shown;
    }

    /// <summary>Takes reviews judged together; their rating starts empty.</summary>
    public void Take(BatchResult batch) => (Batch, BatchFeedback) = (batch, new());
}

/// <summary>A text with what both models say of it.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Model">The one chosen.</param>
/// <param name="Opinions">By model; one that is not available is missing.</param>
public sealed record JudgedText(string Text, string Model, IDictionary<string, Opinion> Opinions)
{
    /// <summary>Whether it was judged while its author was still typing: nothing of it is recorded, so it has no ids.</summary>
    public bool IsDraft { get; set; }

    /// <summary>What each word adds to the chosen model's verdict; null until it is known.</summary>
    public IReadOnlyList<WordEffect>? Words { get; set; }

    /// <summary>How the LSTM's opinion changes; null until it is known.</summary>
    public IReadOnlyList<ReadingStep>? Steps { get; set; }

    /// <summary>What the chosen model says.</summary>
    public Opinion Chosen => Opinions[Model];
}

/// <summary>What a model says of a text.</summary>
/// <param name="Prediction">Its verdict.</param>
/// <param name="ModelVersion">Its version.</param>
public sealed record Opinion(SentimentPrediction Prediction, string ModelVersion);

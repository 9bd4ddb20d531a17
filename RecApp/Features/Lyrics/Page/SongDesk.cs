using System.Text.Json.Serialization;
using RecApp.Features.Feedback;
using RecApp.Features.Lyrics.Api;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What is written.</summary>
public enum WritingKind
{
    /// <summary>A song for the form.</summary>
    NewSong,

    /// <summary>Another go at lines of the song shown.</summary>
    SomeLines,

    /// <summary>A worked example, which is nobody's song.</summary>
    Example,
}

/// <summary>
/// The song of a session: what it looks like now and looked like before, which lines are kept, and what is being written.
/// Every change is a new song in which the lines that stay were given, so that undoing is going back.
/// </summary>
public sealed class SongDesk
{
    private const int MostKept = 50;

    private readonly List<WrittenSong> _before = [];
    private readonly List<WrittenSong> _drafts = [];
    private readonly SortedSet<int> _kept = [];
    private int _attempt;

    /// <summary>The song shown; null before the first.</summary>
    public LyricsAnswer? Song { get; private set; }

    /// <summary>The form that it was written for.</summary>
    public LyricsQuery? Form { get; private set; }

    /// <summary>The song as it was written first.</summary>
    public LyricsAnswer? Original { get; private set; }

    /// <summary>Lines as they grow while a song is written; null otherwise.</summary>
    [JsonIgnore]
    public SortedDictionary<int, LyricsLine>? Growing { get; private set; }

    /// <summary>The line under way and its leading draft.</summary>
    [JsonIgnore]
    public (int Number, string Text)? Draft { get; private set; }

    /// <summary>Lines of the song under way.</summary>
    [JsonIgnore]
    public int Expected { get; private set; }

    /// <summary>Whole songs written in this session, newest first.</summary>
    public IReadOnlyList<WrittenSong> Drafts => _drafts;

    /// <summary>The rating of the song shown.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    public bool CanUndo => _before.Count > 0 && Growing is null;

    public bool IsKept(int number) => _kept.Contains(number);

    public int Kept => _kept.Count;

    /// <summary>Keeps a line while others are written again, or no longer.</summary>
    public void Toggle(int number)
    {
        if (!_kept.Remove(number))
            _kept.Add(number);
    }

    /// <summary>A wish for another go at some lines of the song; the others stay.</summary>
    /// <param name="again">Whether a line is to be written again, by its number.</param>
    /// <param name="texts">Other texts for lines, by number; null for none.</param>
    public LyricsRequest Again(Func<int, bool> again, IReadOnlyDictionary<int, string>? texts = null)
    {
        var keep = Song!.Lines.Where(line => !again(line.Number))
            .Select(line => new KeptLine(line.Number, texts?.GetValueOrDefault(line.Number) ?? line.Text)).Where(line => line.Text.Length > 0).ToList();
        var wish = Form!.ToRequest();
        return wish with { Keep = keep, Seed = Song.Seed, Attempt = ++_attempt, Prefix = keep.Any(line => line.Number == 1) ? null : wish.Prefix };
    }

    /// <summary>Follows a writer to its end.</summary>
    /// <param name="form">The form that it writes for.</param>
    /// <param name="events">What the writer says.</param>
    /// <param name="kind">What it writes.</param>
    /// <param name="changed">Called after every event.</param>
    public async Task FollowAsync(LyricsQuery form, IAsyncEnumerable<LyricsEvent> events, WritingKind kind, Action changed)
    {
        SortedDictionary<int, LyricsLine> growing = [];
        (Growing, Draft, Expected) = (growing, null, form.Lines);
        try
        {
            await foreach (var happened in events)
            {
                switch (happened)
                {
                    case SongStarted started:
                        Expected = started.Lines;
                        break;
                    case LineDrafted drafted:
                        Draft = (drafted.Number, drafted.Draft);
                        break;
                    case LineWritten written:
                        (growing[written.Line.Number], Draft) = (written.Line, null);
                        break;
                    case SongFinished finished:
                        Take(form, finished.Song, kind);
                        break;
                }
                changed();
            }
        }
        finally
        {
            // Who left and came back may have begun another song.
            if (Growing == growing)
                (Growing, Draft) = (null, null);
            changed();
        }
    }

    /// <summary>The address that writes the song shown again, with what has been changed of it since.</summary>
    public LyricsQuery Link => Form!.Of(Song!.Seed) with { Changes = SongChanges.Of(Original!, Song) };

    /// <summary>Goes back to what was before the last change.</summary>
    public void Undo()
    {
        if (!CanUndo)
            return;
        Open(_before[^1]);
        _before.RemoveAt(_before.Count - 1);
    }

    /// <summary>Shows a song of this session again.</summary>
    public void Show(int draft)
    {
        Remember();
        Open(_drafts[draft]);
        _kept.Clear();
    }

    /// <summary>Takes a song that is written.</summary>
    /// <param name="form">The form that it was written for.</param>
    /// <param name="song">The song.</param>
    /// <param name="kind">What was written.</param>
    public void Take(LyricsQuery form, LyricsAnswer song, WritingKind kind)
    {
        Remember();
        // Lines that were only kept for this go have not become their author's, and keep what the model thought of them.
        Open(kind == WritingKind.SomeLines && Song is { } before
            ? new(form, song with { Lines = [.. song.Lines.Select(line => Merged(line, before.Lines.ElementAtOrDefault(line.Number - 1)))] }, Original ?? before)
            : new(form, song, song));
        if (kind == WritingKind.SomeLines)
            return;
        _attempt = 0;
        _kept.Clear();
        if (kind == WritingKind.Example)
            return;
        _drafts.Insert(0, new(form, song, song));
        if (_drafts.Count > MostKept)
            _drafts.RemoveAt(MostKept);
    }

    private void Open(WrittenSong written) => (Form, Song, Original, Feedback) = (written.Form, written.Song, written.Original, new());

    private static LyricsLine Merged(LyricsLine line, LyricsLine? before) =>
        line.Kept && before?.Text == line.Text ? line with { Kept = before.Kept, Tokens = before.Tokens } : line;

    private void Remember()
    {
        if (Song is null)
            return;
        _before.Add(new(Form!, Song, Original!));
        if (_before.Count > MostKept)
            _before.RemoveAt(0);
    }
}

/// <summary>A song with what it was written for.</summary>
/// <param name="Form">The form as it stood.</param>
/// <param name="Song">As it was written or changed.</param>
/// <param name="Original">As it was written first.</param>
public sealed record WrittenSong(LyricsQuery Form, LyricsAnswer Song, LyricsAnswer Original);

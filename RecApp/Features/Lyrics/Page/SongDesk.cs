using RecApp.Features.Feedback;
using RecApp.Features.Lyrics.Api;

namespace RecApp.Features.Lyrics.Page;

/// <summary>
/// The song of a session: what it looks like now and looked like before, which lines are kept, and what is being written.
/// Every change is a new song in which the lines that stay were given, so that undoing is going back.
/// </summary>
public sealed class SongDesk
{
    private const int MostKept = 50;

    private readonly List<LyricsAnswer> _before = [];
    private readonly SortedSet<int> _kept = [];
    private int _attempt;

    /// <summary>The song shown; null before the first.</summary>
    public LyricsAnswer? Song { get; private set; }

    /// <summary>The wish it was written for.</summary>
    public LyricsRequest? Request { get; private set; }

    /// <summary>Lines as they grow while a song is written; null otherwise.</summary>
    public SortedDictionary<int, LyricsLine>? Growing { get; private set; }

    /// <summary>The line under way and its leading draft.</summary>
    public (int Number, string Text)? Draft { get; private set; }

    /// <summary>Lines of the song under way.</summary>
    public int Expected { get; private set; }

    /// <summary>Whole songs written in this session, newest first.</summary>
    public IReadOnlyList<(LyricsRequest Request, LyricsAnswer Song)> Drafts => _drafts;

    /// <summary>The rating of the song shown.</summary>
    public FeedbackDraft Feedback { get; private set; } = new();

    public bool CanUndo => _before.Count > 0 && Growing is null;

    private readonly List<(LyricsRequest Request, LyricsAnswer Song)> _drafts = [];

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
        return Request! with { Keep = keep, Seed = Song.Seed, Attempt = ++_attempt, Prefix = keep.Any(line => line.Number == 1) ? null : Request.Prefix };
    }

    /// <summary>Follows a writer to its end.</summary>
    /// <param name="request">What is being written.</param>
    /// <param name="events">What the writer says.</param>
    /// <param name="isNew">A song of its own, not another go at lines of the one shown.</param>
    /// <param name="changed">Called after every event.</param>
    public async Task FollowAsync(LyricsRequest request, IAsyncEnumerable<LyricsEvent> events, bool isNew, Action changed)
    {
        (Growing, Draft, Expected) = ([], null, request.Lines);
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
                        (Growing[written.Line.Number], Draft) = (written.Line, null);
                        break;
                    case SongFinished finished:
                        Take(finished.Song, request, isNew);
                        break;
                }
                changed();
            }
        }
        finally
        {
            (Growing, Draft) = (null, null);
            changed();
        }
    }

    /// <summary>Goes back to what was before the last change.</summary>
    public void Undo()
    {
        if (!CanUndo)
            return;
        (Song, Feedback) = (_before[^1], new());
        _before.RemoveAt(_before.Count - 1);
    }

    /// <summary>Shows a song of this session again.</summary>
    public void Show(int draft)
    {
        Remember();
        (Request, Song) = _drafts[draft];
        Feedback = new();
        _kept.Clear();
    }

    private void Take(LyricsAnswer song, LyricsRequest request, bool isNew)
    {
        Remember();
        // Lines that were only kept for this go have not become their author's, and keep what the model thought of them.
        Song = isNew || Song is null ? song : song with { Lines = [.. song.Lines.Select(line => Merged(line, Song.Lines.ElementAtOrDefault(line.Number - 1)))] };
        Feedback = new();
        if (!isNew)
            return;
        (Request, _attempt) = (request, 0);
        _kept.Clear();
        _drafts.Insert(0, (request, song));
        if (_drafts.Count > MostKept)
            _drafts.RemoveAt(MostKept);
    }

    private static LyricsLine Merged(LyricsLine line, LyricsLine? before) =>
        line.Kept && before?.Text == line.Text ? line with { Kept = before.Kept, Tokens = before.Tokens } : line;

    private void Remember()
    {
        if (Song is null)
            return;
        _before.Add(Song);
        if (_before.Count > MostKept)
            _before.RemoveAt(0);
    }
}

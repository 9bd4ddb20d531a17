using System.Runtime.CompilerServices;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>Writes the lines of a plan that are not given, one after another.</summary>
internal sealed class SongWriter
{
    private readonly LyricsModel _model;
    private readonly SongPlan _plan;
    private readonly IWriterTurns _turns;
    private readonly SongSoFar _song;
    private readonly FreePatterns _patterns;
    private readonly string?[] _texts;
    private readonly Queue<RhymeWord> _themes;
    private readonly (int Low, int High) _syllables;

    public SongWriter(LyricsModel model, SongPlan plan, OffensiveWords offensive, IWriterTurns turns)
    {
        (_model, _plan, _turns) = (model, plan, turns);
        _song = new(plan.NoveltyGuard ? model.Novelty : null, plan.OffensiveFilter ? offensive : null, plan.LoopBreaker);
        _texts = [.. plan.Lines];
        _patterns = new(plan.Scheme, _texts.Length, model.Statistics.RhymeRate, plan.Seed);
        _themes = new(plan.Themes.Select(theme => _model.Rhymes.Words.GetValueOrDefault(theme) ?? new(theme, model.Sounds.Syllables(theme), 0, [.. model.Tokenizer.Encode(" " + theme)])));
        _syllables = Measure(model, plan);
        for (int line = 0; line < _texts.Length; line++)
            if (_texts[line] is { } text)
                _song.Put(line, VerseText.Normalize(text));
    }

    /// <summary>Notes that came up while writing.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Writes the song; each line comes when it stands.</summary>
    /// <param name="preview">Hears of drafts: the line from 0 and its text so far.</param>
    /// <param name="cancellationToken">Stops before the next run of the network.</param>
    public async IAsyncEnumerable<LyricsLine> WriteAsync(Action<int, string> preview, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = _model.Network.Start;
        for (int line = 0; line < _texts.Length; line++)
        {
            var random = new Random(unchecked((_plan.Seed * 31) + (line * 7919) + (_plan.Attempt * 104_729)));
            double temperature = _plan.Temperatures[random.Next(_plan.Temperatures.Count)];
            bool goesOn = _plan.PrefixMode == PrefixMode.Previous || (_plan.PrefixMode == PrefixMode.Mixed && random.NextDouble() < _plan.PrefixProbability);
            if (!goesOn)
                state = _model.Network.Start;
            WrittenLine? fresh = null;
            if (_texts[line] is null && _plan.Repeats(line) is { } chorus && _texts[chorus] is { } repeated)
                _texts[line] = repeated;
            else if (_texts[line] is null)
                (fresh, _texts[line]) = await FreshAsync(line, state, temperature, random, preview, cancellationToken);
            state = fresh is null ? await ReadAsync(state, VerseText.Normalize(ScriptFilter.Readable(_texts[line]!)), cancellationToken) : fresh.State;
            state = await ReadAsync(state, IsStanzaEnd(line) ? "\n\n" : "\n", cancellationToken);
            yield return Describe(line, fresh);
        }
        if (_themes.Count > 0)
            Notes.Add($"No line would take “{string.Join("”, “", _themes.Select(theme => theme.Text))}”.");
    }

    private async Task<(WrittenLine? Fresh, string Text)> FreshAsync(int line, LanguageState state, double temperature, Random random, Action<int, string> preview, CancellationToken cancellationToken)
    {
        bool opens = _plan.Opening.Length > 0 && line == Array.FindIndex(_plan.Lines, text => text is null);
        string opening = opens ? VerseText.Normalize(ScriptFilter.Readable(_plan.Opening)).Trim() : "";
        if (opening.Length > 0)
            state = await ReadAsync(state, opening, cancellationToken);
        int left = _texts.Skip(line).Count(text => text is null);
        var task = new LineTask
        {
            State = state,
            Opening = opening,
            Partners = [.. _patterns.Partners(line).Select(partner => _texts[partner]).OfType<string>().Select(text => EndRhymes.LastWord(VerseText.Normalize(text))).Where(word => word.Length > 0).Distinct()],
            Followers = _patterns.Partners(line).Count(partner => _texts[partner] is null),
            Syllables = _syllables,
            Temperature = temperature,
            // Spread over the song: a word is due when as many lines as words are left, or when its turn has come.
            Theme = _themes.Count > 0 && (left <= _themes.Count + 1 || line % Math.Max(1, _texts.Length / (_plan.Themes.Count + 1)) == 0) ? _themes.Peek() : null,
            IsLast = line == _texts.Length - 1,
            Random = random,
        };
        var writer = new LineWriter(_model, _plan, _turns, draft => preview(line, draft));
        var fresh = await writer.WriteAsync(task, line, _song, cancellationToken);
        string text = opens ? _plan.Opening + (fresh?.Text[opening.Length..] ?? "") : fresh?.Text ?? "";
        if (fresh is null)
            Notes.Add($"No line was found for line {line + 1} that keeps all rules; it stays {(text.Length == 0 ? "empty" : "as it was given")}.");
        else if (fresh.Quality is RhymeQuality.Near or RhymeQuality.None && _plan.Scheme.Letter(line) is not null)
            Notes.Add($"Line {line + 1} {(fresh.Quality == RhymeQuality.Near ? "rhymes only nearly" : "does not rhyme")}: no perfect rhyme fitted.");
        _song.Put(line, text);
        if (_themes.Count > 0 && CorpusWords.Of(text).Contains(_themes.Peek().Text.ToLowerInvariant()))
            _themes.Dequeue();
        return (fresh, text);
    }

    private async Task<LanguageState> ReadAsync(LanguageState state, string text, CancellationToken cancellationToken)
    {
        int[] tokens = [.. _model.Tokenizer.Encode(text).TakeLast(LyricsRequestReader.MostLineLength)];
        using (await _turns.TakeAsync(cancellationToken))
            return _model.Network.Read(state, tokens, cancellationToken);
    }

    private bool IsStanzaEnd(int line) => (line + 1) % _plan.Scheme.Stanza == 0;

    private LyricsLine Describe(int line, WrittenLine? fresh)
    {
        string text = VerseText.Normalize(_texts[line]!);
        string last = EndRhymes.LastWord(text);
        RhymeQuality[] rhymes = [.. _plan.Scheme.Partners(line, _texts.Length).Select(partner => _texts[partner]).OfType<string>().Select(other => _model.Sounds.Rhyme(last, EndRhymes.LastWord(VerseText.Normalize(other))))];
        return new(line + 1, (line / _plan.Scheme.Stanza) + 1, _texts[line]!, _plan.Scheme.Letter(line)?.ToString(), rhymes.Length == 0 ? null : rhymes.Min(),
            EndRhymes.Syllables(text, _model.Sounds), _plan.Lines[line] is not null,
            [.. (fresh?.Tokens ?? []).Select(token => new LyricsToken(_model.Tokens.Texts[token.Token], LanguageNetwork.Bits(token.LogProbability)))]);
    }

    // The measure that was asked for within one syllable, else that of the lines given, else one the corpus likes, within two.
    private static (int, int) Measure(LyricsModel model, SongPlan plan)
    {
        if (plan.Syllables is { } target)
            return (Math.Max(1, target - 1), target + 1);
        int[] given = [.. plan.Lines.OfType<string>().Select(line => EndRhymes.Syllables(VerseText.Normalize(line), model.Sounds)).Where(count => count is >= 3 and <= LyricsRequestReader.MostSyllables)];
        int usual = given.Length > 0 ? (int)Math.Round(given.Average()) : Usual(model.Statistics.LinesBySyllables, new Random(plan.Seed));
        return plan.Scheme.IsFree ? (Math.Max(1, usual - 3), usual + 3) : (Math.Max(1, usual - 1), usual + 1);
    }

    private static int Usual(IReadOnlyList<int> lines, Random random)
    {
        double place = random.NextDouble() * Enumerable.Range(6, 5).Sum(count => (double)lines[count]);
        for (int count = 6; count <= 10; count++)
            if ((place -= lines[count]) < 0)
                return count;
        return 8;
    }
}

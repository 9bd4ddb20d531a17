using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>
/// Writes one line: draws several at once (they share the network's runs), collects every place where one of them may end, looks
/// ahead along the rhyming words that would fit, and takes the whole line that the network finds most probable per character
/// among those that keep all rules.
/// </summary>
/// <param name="model">Network and words.</param>
/// <param name="plan">The settings of the song.</param>
/// <param name="turns">Lets other writers have the core between two runs.</param>
/// <param name="preview">Hears of the leading draft while the line is written; null when nobody watches.</param>
internal sealed class LineWriter(LyricsModel model, SongPlan plan, IWriterTurns turns, Action<string>? preview)
{
    private const int MostTokens = 48;
    private const int Looked = 48;

    // What a line loses, in nats a character: for each syllable off the measure, pair of words that the song has, word that no dictionary
    // has, and nat by which its last word is less likely than one in a thousand. The last is what keeps rhymes from being bought with nonsense.
    private const double OffMeasure = 0.02, KnownPair = 0.03, UnknownWord = 0.03, UnlikelyEnd = 0.05;
    private const double LikelyEnd = -7;

    private readonly TokenSampler _sampler = new();
    private readonly LineEnding _ending = new(model);

    /// <summary>Writes a line that the song allows.</summary>
    /// <returns>The line; null when none was found, which happens only where the rules leave next to nothing.</returns>
    /// <exception cref="OperationCanceledException">The writer was stopped.</exception>
    public async Task<WrittenLine?> WriteAsync(LineTask task, int place, SongSoFar song, CancellationToken cancellationToken)
    {
        for (int round = 0; round < Rigour.Count; round++)
        {
            var rigour = Rigour.Of(round);
            var rhymes = task.Partners.Count == 0 || rigour.Rhyme == RhymeQuality.None ? [] : Usable(model.Rhymes.With(task.Partners, rigour.Rhyme), song, rigour);
            if (task.Partners.Count > 0 && rigour.Rhyme != RhymeQuality.None && rhymes.Count == 0)
                continue;
            var ends = await DrawAsync(task, rhymes, song, cancellationToken);
            var best = ends.Where(end => Fits(end, task, rigour, song))
                .OrderByDescending(end => Score(end, task, place, song))
                .FirstOrDefault(end => song.Allows(place, end.Text, task.Opening, mayLoop: rigour.MayLoop));
            if (best is not null)
                return await FinishAsync(best, task, cancellationToken);
        }
        return null;
    }

    private static List<RhymeWord> Usable(IEnumerable<RhymeWord> rhymes, SongSoFar song, Rigour rigour)
    {
        HashSet<string> used = rigour.MayEndAlike ? [] : song.Ends.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. rhymes.Where(word => !used.Contains(word.Text)).Take(120)];
    }

    private async Task<List<Draft>> DrawAsync(LineTask task, List<RhymeWord> rhymes, SongSoFar song, CancellationToken cancellationToken)
    {
        var ends = new List<Draft>();
        var aims = new List<(Draft Before, RhymeWord Word, double Score)>();
        var repeated = song.Words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var root = Draft.Open(task.State, task.Opening, model.Sounds);
        Draft[] drafts = [.. Enumerable.Repeat(root, plan.Candidates)];
        for (int step = 0; step < MostTokens && drafts.Length > 0; step++)
        {
            using (await turns.TakeAsync(cancellationToken))
            {
                var grown = new List<Draft>(drafts.Length);
                foreach (var draft in drafts)
                {
                    Collect(draft, task, rhymes, ends, aims);
                    if (Grow(draft, task, repeated) is { } next)
                        grown.Add(next);
                }
                drafts = [.. grown];
                Advance(drafts, cancellationToken);
            }
            if (preview is not null && drafts.MaxBy(draft => draft.Total) is { } leading)
                preview(leading.Text);
        }
        ends.AddRange(await AimAsync(aims, cancellationToken));
        return ends;
    }

    // Where the line may end here, it is remembered; where a rhyming word would fill it, that word is, with how probable its first token is.
    private void Collect(Draft draft, LineTask task, List<RhymeWord> rhymes, List<Draft> ends, List<(Draft, RhymeWord, double)> aims)
    {
        int syllables = draft.Syllables(model.Sounds);
        if (draft.Word.Length > 0 && draft.Length > 0 && syllables >= task.Syllables.Low && syllables <= task.Syllables.High)
            ends.Add(draft);
        bool isBetweenWords = (draft.Word.Length > 0 && draft.Length > 0) || (draft.Length == 0 && task.Opening.Length > 0) || draft.Text.EndsWith(',');
        if (!isBetweenWords || syllables + 4 < task.Syllables.Low)
            return;
        foreach (var word in rhymes)
        {
            int whole = syllables + word.Syllables;
            if (whole >= task.Syllables.Low && whole <= task.Syllables.High)
                aims.Add((draft, word, (draft.Total + draft.State!.LogProbabilities[word.Tokens[0]]) / (draft.Text.Length + word.Text.Length + 2)));
        }
    }

    private Draft? Grow(Draft draft, LineTask task, HashSet<string> repeated)
    {
        int syllables = draft.Syllables(model.Sounds);
        if (syllables >= task.Syllables.High + (draft.Word.Length > 0 ? 1 : 0) || (syllables >= task.Syllables.High && !HasRoomInWord(draft)))
            return null;
        if (task.Theme is { } theme && !draft.HasTheme && ThemeStep(draft, task, theme) is { } led)
            return led;
        var table = model.Tokens;
        bool isStart = draft.Length == 0 && task.Opening.Length == 0;
        bool afterOpening = draft.Length == 0 && task.Opening.Length > 0;
        bool afterMark = draft.Word.Length == 0 && !isStart && !afterOpening;
        float penalty = (float)Math.Log(plan.RepetitionPenalty);
        int token = _sampler.Draw(draft.State!.LogProbabilities,
            token => table.Inside[token] && (!isStart || table.Opens[token]) && !(afterOpening && table.Continues[token])
                && !(afterMark && !FollowsMark(draft.Text[^1], table.Texts[token])),
            token => table.Content[token] && repeated.Contains(table.Texts[token].Trim()) ? penalty : 0,
            task.Temperature, plan, task.Random);
        return token < 0 ? null : draft.With(token, table, model.Sounds);
    }

    // A blank and a word after a mark; after a dash the word alone will do.
    private static bool FollowsMark(char mark, string token) => token.Length > 1 && token[0] == ' ' ? char.IsLetter(token[1]) || token[1] == '\'' : mark == '-' && char.IsLetter(token[0]);

    private static bool HasRoomInWord(Draft draft) => draft.Word.Length is > 0 and < 14;

    // The word comes where the network would have it most likely; at the last place it comes anyway.
    private Draft? ThemeStep(Draft draft, LineTask task, RhymeWord theme)
    {
        for (int read = theme.Tokens.Length - 1; read >= 1; read--)
            if (EndsWith(draft, theme.Tokens.AsSpan(0, read)))
                return draft.With(theme.Tokens[read], model.Tokens, model.Sounds, hasTheme: read == theme.Tokens.Length - 1);
        if (draft.Length == 0 || draft.Word.Length == 0)
            return null;
        int left = task.Syllables.High - draft.Syllables(model.Sounds) - theme.Syllables;
        bool isLastPlace = left <= (task.Partners.Count > 0 ? 3 : 1);
        bool isWelcome = draft.State!.LogProbabilities[theme.Tokens[0]] > -7 && task.Random.NextDouble() < 0.6;
        return left >= 0 && (isLastPlace || isWelcome) ? draft.With(theme.Tokens[0], model.Tokens, model.Sounds, hasTheme: theme.Tokens.Length == 1) : null;
    }

    private static bool EndsWith(Draft draft, ReadOnlySpan<int> tokens)
    {
        Draft? at = draft;
        for (int i = tokens.Length - 1; i >= 0; i--, at = at.Before)
            if (at?.Before is null || at.Token != tokens[i])
                return false;
        return true;
    }

    private async Task<List<Draft>> AimAsync(List<(Draft Before, RhymeWord Word, double Score)> aims, CancellationToken cancellationToken)
    {
        (Draft Draft, RhymeWord Word)[] chosen = [.. aims.OrderByDescending(aim => aim.Score).Take(Looked).Select(aim => (aim.Before, aim.Word))];
        for (int i = 0; i < chosen.Select(aim => aim.Word.Tokens.Length).DefaultIfEmpty().Max(); i++)
        {
            int at = i;
            int[] going = [.. Enumerable.Range(0, chosen.Length).Where(aim => chosen[aim].Word.Tokens.Length > at)];
            foreach (int aim in going)
                chosen[aim].Draft = chosen[aim].Draft.With(chosen[aim].Word.Tokens[at], model.Tokens, model.Sounds);
            using (await turns.TakeAsync(cancellationToken))
                Advance([.. going.Select(aim => chosen[aim].Draft)], cancellationToken);
        }
        return [.. chosen.Select(aim => aim.Draft)];
    }

    private bool Fits(Draft end, LineTask task, Rigour rigour, SongSoFar song)
    {
        if (task.Theme is not null && !end.HasTheme && !rigour.MayLackTheme)
            return false;
        // Pieces of words can make words that nobody knows.
        if (!rigour.MayInvent && CorpusWords.Of(end.Text[task.Opening.Length..]).Any(word => !model.IsWord(word)))
            return false;
        string last = end.Word;
        if (!rigour.MayInvent && model.Sounds.Of(last)[0].EndsOnClash)
            return false;
        if (!rigour.MayEndAlike && song.Ends.Contains(last.ToLowerInvariant()))
            return false;
        if (task.Partners.Count > 0 && rigour.Rhyme != RhymeQuality.None)
            return task.Partners.All(partner => model.Sounds.Rhyme(last, partner) >= rigour.Rhyme);
        // A line that others have to rhyme with needs a word that has enough partners, and no line ends on a word of grammar.
        return rigour.MayEndAnyhow || (model.Rhymes.Words.ContainsKey(last) && !LineEnding.IsWeak(last)
            && (task.Followers == 0 || model.Rhymes.Partners(last) >= rigour.Partners * task.Followers));
    }

    private double Score(Draft end, LineTask task, int place, SongSoFar song)
    {
        double log = end.Total + _ending.LogProbability(end, task.IsLast);
        double perCharacter = log / (end.Text.Length - task.Opening.Length + 1);
        return perCharacter
            - (OffMeasure * Math.Abs(end.Syllables(model.Sounds) - task.Target))
            - (KnownPair * song.KnownPairs(place, end.Text))
            - (UnknownWord * CorpusWords.Of(end.Text).Count(word => !model.Sounds.Knows(word)))
            - (UnlikelyEnd * Math.Max(0, LikelyEnd - end.WordLogProbability));
    }

    private async Task<WrittenLine> FinishAsync(Draft end, LineTask task, CancellationToken cancellationToken)
    {
        var closed = end;
        int mark = _ending.Draw(end, task);
        if (mark != VerseTokenizer.LineEnd)
        {
            closed = end.With(mark, model.Tokens, model.Sounds);
            using (await turns.TakeAsync(cancellationToken))
                Advance([closed], cancellationToken);
        }
        RhymeQuality? quality = task.Partners.Count == 0 ? null : task.Partners.Min(partner => model.Sounds.Rhyme(end.Word, partner));
        return new(closed.Text, closed.State!, [.. closed.Tokens()], quality);
    }

    private void Advance(Draft[] drafts, CancellationToken cancellationToken)
    {
        if (drafts.Length == 0)
            return;
        var states = model.Network.Advance([.. drafts.Select(draft => (draft.Before!.State!, draft.Token))], cancellationToken);
        for (int i = 0; i < drafts.Length; i++)
            drafts[i].Read(states[i]);
    }
}

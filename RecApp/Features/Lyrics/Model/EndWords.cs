using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Features.Lyrics.Model;

/// <summary>Other words that a line could end with.</summary>
internal static class EndWords
{
    /// <summary>The most probable ones that keep the rhyme, best first.</summary>
    /// <param name="model">Network and words.</param>
    /// <param name="before">The lines before it, joined by line ends and with one at the end; empty for none.</param>
    /// <param name="line">The line, whose last word is replaced.</param>
    /// <param name="partners">Last words of the lines it rhymes with; none lets every word of the model come.</param>
    /// <param name="take">How many.</param>
    /// <param name="turns">Turns on the cores.</param>
    /// <param name="cancellationToken">Stops before the next run.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(
        LyricsModel model, string before, string line, IReadOnlyList<string> partners, int take, IWriterTurns turns, CancellationToken cancellationToken)
    {
        string text = VerseText.Normalize(ScriptFilter.Readable(line));
        string last = EndRhymes.LastWord(text);
        int at = text.LastIndexOf(last, StringComparison.OrdinalIgnoreCase);
        if (last.Length == 0 || at < 0)
            return [];
        int[] tokens = [.. model.Tokenizer.Encode(VerseText.Normalize(ScriptFilter.Readable(before)) + text[..at].TrimEnd(' '))];
        LanguageState state;
        using (await turns.TakeAsync(cancellationToken))
            state = model.Network.Read(model.Network.Start, tokens, cancellationToken);
        int syllables = model.Sounds.Syllables(last);
        var words = partners.Count > 0 ? [.. model.Rhymes.With(partners, RhymeQuality.Perfect), .. model.Rhymes.With(partners, RhymeQuality.Near).Take(take)] : model.Rhymes.Words.Values.Where(word => word.Tokens.Length == 1 && !LineEnding.IsWeak(word.Text));
        RhymeWord[] likely = [.. words.Where(word => Math.Abs(word.Syllables - syllables) <= 1 && !word.Text.Equals(last, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(word => state.LogProbabilities[word.Tokens[0]]).Take(take)];
        return [.. likely.Select(word => word.Text)];
    }
}

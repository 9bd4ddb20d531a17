using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Validation;

namespace RecApp.Features.Lyrics.Model;

/// <summary>What a text costs under the model.</summary>
internal static class TextScorer
{
    // A run of the network at a time, so that a long text lets writers have their turns.
    private const int Piece = 64;

    /// <summary>
    /// Bits over every character from an empty state, the end of the text not counted. The text is read as the model was taught
    /// to read it; a character that this changes or drops costs the bits of its bytes beside those of what stands for it.
    /// </summary>
    /// <param name="model">Network and tokens.</param>
    /// <param name="text">The text.</param>
    /// <param name="turns">Turns on the cores.</param>
    /// <param name="cancellationToken">Stops before the next run.</param>
    /// <param name="mostTokens">What it costs is what it has of these, whatever its characters are.</param>
    /// <exception cref="InvalidRequestException">The text has more tokens.</exception>
    public static async Task<double> BitsAsync(LyricsModel model, string text, IWriterTurns turns, CancellationToken cancellationToken, int mostTokens = int.MaxValue)
    {
        string normal = VerseText.Normalize(text);
        int[] tokens = [.. model.Tokenizer.Encode(normal)];
        if (tokens.Length > mostTokens)
            throw new InvalidRequestException("text", $"The text comes to {tokens.Length:N0} tokens (pieces of words); at most {mostTokens:N0} are scored at once. Send it in parts.");
        var state = model.Network.Start;
        var cache = new PhraseCache(model.Mixture);
        double total = Replaced(text, normal);
        for (int from = 0; from < tokens.Length; from += Piece)
        {
            int count = Math.Min(Piece, tokens.Length - from);
            double[] bits = new double[count];
            using (await turns.TakeAsync(cancellationToken))
                state = model.Network.Read(state, tokens.AsSpan(from, count), cancellationToken, bits);
            for (int i = 0; i < count; i++)
                total += LanguageNetwork.Bits(Math.Log(cache.Read(tokens[from + i], Math.Pow(2, -bits[i]))));
        }
        return total;
    }

    // A reader could not know which of the spellings stood there: eight bits for each byte of those that are gone pay for it.
    private static double Replaced(string text, string normal)
    {
        if (text == normal)
            return 0;
        var left = normal.EnumerateRunes().CountBy(rune => rune).ToDictionary();
        double bits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (left.TryGetValue(rune, out int count) && count > 0)
                left[rune] = count - 1;
            else
                bits += 8 * rune.Utf8SequenceLength;
        }
        return bits;
    }
}

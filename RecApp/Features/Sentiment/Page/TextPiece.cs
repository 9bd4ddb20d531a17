using RecApp.Features.Sentiment.Api;

namespace RecApp.Features.Sentiment.Page;

/// <summary>A piece of a text to be shaded.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Effect">What it adds to the log-odds; 0 for what stands between words.</param>
/// <param name="Strength">The same on a scale from -1 to 1, the strongest word of the text at an end.</param>
public sealed record TextPiece(string Text, double Effect, double Strength)
{
    // Weaker than this, shading can't be seen.
    private const double Faintest = 0.05;

    /// <summary>The whole text in order; neighbours without an effect that shows are one piece.</summary>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<WordEffect> words)
    {
        double scale = Math.Max(1e-9, words.Count == 0 ? 0 : words.Max(word => Math.Abs(word.Effect)));
        var pieces = new List<TextPiece>();
        int plain = 0;
        foreach (var word in words)
        {
            double strength = word.Effect / scale;
            if (Math.Abs(strength) < Faintest || word.Start < plain)
                continue;
            if (word.Start > plain)
                pieces.Add(new(text[plain..word.Start], 0, 0));
            pieces.Add(new(text.Substring(word.Start, word.Length), word.Effect, strength));
            plain = word.Start + word.Length;
        }
        if (plain < text.Length)
            pieces.Add(new(text[plain..], 0, 0));
        return pieces;
    }
}

/// <summary>Parts of texts to be shaded.</summary>
public static class TextPieces
{
    /// <summary>The pieces of the first so many characters; the last one may end early.</summary>
    public static IEnumerable<TextPiece> Beginning(this IEnumerable<TextPiece> pieces, int length)
    {
        foreach (var piece in pieces)
        {
            if (length <= 0)
                yield break;
            yield return piece.Text.Length <= length ? piece : piece with { Text = piece.Text[..length] };
            length -= piece.Text.Length;
        }
    }
}

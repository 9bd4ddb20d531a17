namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>How lines end: with a mark or without, as the network would have it.</summary>
internal sealed class LineEnding(LyricsModel model)
{
    private static readonly HashSet<string> Weak = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "a", "an", "of", "and", "or", "but", "to", "in", "on", "at", "with", "for", "from", "by", "as", "if", "than", "that", "which", "who", "whose", "my", "thy", "his", "her", "its", "our", "your", "their",
        "is", "are", "was", "were", "be", "am", "has", "had", "have", "will", "would", "shall", "should", "may", "might", "can", "could", "no", "nor", "so", "when", "where", "while", "i", "he", "she", "we", "they",
        "this", "these", "those", "into", "upon", "like", "not", "every", "some", "any", "very", "too", "how", "what", "o", "oh", "th", "o'er", "though", "whom", "there's", "i'm", "i'll", "i've", "it's", "'tis", "tis",
    };

    /// <summary>Whether a word leaves the reader hanging at the end of a line.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>Natural logarithm of the probability that the line ends here, with any mark.</summary>
    public double LogProbability(Draft end, bool closes)
    {
        double sum = 0;
        foreach (int mark in closes ? model.Tokens.Closes : model.Tokens.Ends)
            sum += Math.Exp(end.State!.LogProbabilities[mark]);
        return Math.Log(Math.Max(sum, 1e-12));
    }

    /// <summary>Draws the mark; the line end itself for none.</summary>
    public int Draw(Draft end, LineTask task)
    {
        int[] marks = task.IsLast ? model.Tokens.Closes : model.Tokens.Ends;
        double[] weights = [.. marks.Select(mark => Math.Exp(end.State!.LogProbabilities[mark] / task.Temperature))];
        double place = task.Random.NextDouble() * weights.Sum();
        for (int i = 0; i < marks.Length; i++)
            if ((place -= weights[i]) < 0)
                return marks[i];
        return marks[^1];
    }
}

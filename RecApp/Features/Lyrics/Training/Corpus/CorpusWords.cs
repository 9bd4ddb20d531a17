namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>The words of verse as they are counted and compared: small letters, apostrophes inside words kept.</summary>
internal static class CorpusWords
{
    /// <summary>The words of lines, in order.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> lines) => lines.SelectMany(Of);

    /// <summary>The words of a line, in order.</summary>
    public static IEnumerable<string> Of(string line) => Forms(line).Select(form => form.ToLowerInvariant());

    /// <summary>The words of a line as they are written.</summary>
    public static IEnumerable<string> Forms(string line)
    {
        int start = -1;
        for (int i = 0; i <= line.Length; i++)
        {
            bool isPart = i < line.Length && (char.IsLetterOrDigit(line[i]) || (line[i] == '\'' && start >= 0));
            if (isPart && start < 0)
                start = i;
            if (isPart || start < 0)
                continue;
            yield return line[start..i].TrimEnd('\'');
            start = -1;
        }
    }
}

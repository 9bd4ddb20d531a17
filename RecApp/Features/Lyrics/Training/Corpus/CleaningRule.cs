namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>One step of the cleaning.</summary>
/// <param name="Name">What it is called on the command line and in the report.</param>
/// <param name="Description">What it takes away, for people.</param>
/// <param name="Apply">The poem without that, or null when nothing is left of it.</param>
internal sealed record CleaningRule(string Name, string Description, Func<Poem, Poem?> Apply)
{
    /// <summary>A rule that looks at one line at a time.</summary>
    /// <param name="clean">The line that stays (empty for a stanza break), or null to take it away.</param>
    public static CleaningRule OfLines(string name, string description, Func<string, string?> clean) =>
        new(name, description, poem => poem with { Lines = [.. poem.Lines.Select(clean).OfType<string>()] });

    /// <summary>A rule that sees all lines at once.</summary>
    public static CleaningRule OfPoems(string name, string description, Func<IReadOnlyList<string>, IEnumerable<string>> clean) =>
        new(name, description, poem => poem with { Lines = [.. clean(poem.Lines)] });
}

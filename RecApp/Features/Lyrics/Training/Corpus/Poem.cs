namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>One poem or song on its way through the cleaning.</summary>
/// <param name="Source">The file it is from.</param>
/// <param name="Author">Who wrote it; empty when unknown.</param>
/// <param name="Title">Its title; empty when unknown.</param>
/// <param name="Lines">Its lines; an empty one ends a stanza.</param>
internal sealed record Poem(string Source, string Author, string Title, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines);

    /// <summary>Its stanzas, none of them empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Stanzas
    {
        get
        {
            var stanzas = new List<IReadOnlyList<string>>();
            var current = new List<string>();
            foreach (string line in Lines.Append(""))
            {
                if (!string.IsNullOrWhiteSpace(line))
                    current.Add(line);
                else if (current.Count > 0)
                {
                    stanzas.Add(current);
                    current = [];
                }
            }
            return stanzas;
        }
    }

    /// <summary>The lines of stanzas, an empty line between two.</summary>
    public static IReadOnlyList<string> Join(IEnumerable<IReadOnlyList<string>> stanzas) =>
        [.. stanzas.SelectMany((stanza, i) => i == 0 ? stanza : [.. stanza.Prepend("")])];
}

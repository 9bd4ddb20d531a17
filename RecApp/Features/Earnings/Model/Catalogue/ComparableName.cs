using System.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Makes names comparable: the data set itself writes "Bachelor's" with an apostrophe of another encoding.</summary>
internal static class ComparableName
{
    private const string Apostrophes = "\u0092\u2018\u2019\u02bc\u00b4`'";

    /// <summary>Without apostrophes, final full stops and case; single blanks.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (Apostrophes.Contains(letter, StringComparison.Ordinal))
                continue;
            if (!char.IsWhiteSpace(letter))
                name.Append(char.ToLowerInvariant(letter));
            else if (name.Length > 0 && name[^1] != ' ')
                name.Append(' ');
        }
        return name.ToString().TrimEnd(' ').TrimEnd('.');
    }
}

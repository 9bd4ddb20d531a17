using System.Text.RegularExpressions;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>
/// Takes artists apart. The archive separates them by <c>;</c>; the other files write one artist, or several as in
/// <c>Zayn Featuring PARTYNEXTDOOR</c>, where an ampersand may also be part of a name (<c>Simon &amp; Garfunkel</c>).
/// </summary>
internal sealed partial class ArtistNames
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Remembers a name that is surely one artist's.</summary>
    public void Know(string name)
    {
        string key = TextFolding.Name(name);
        if (key.Length > 0)
            _known.Add(key);
    }

    /// <summary>The artists of a text that may name several; a name known as one artist's is not taken apart.</summary>
    public List<string> Split(string text)
    {
        var names = new List<string>();
        if (IsKnown(text))
        {
            names.Add(text.Trim());
            return names;
        }
        foreach (string part in Featuring().Split(text))
        {
            if (IsKnown(part))
                names.Add(part.Trim());
            else
                names.AddRange(Joining().Split(part).Select(name => name.Trim()).Where(name => name.Length > 0));
        }
        return names;
    }

    /// <summary>The guests that a title names, as in <c>Song (feat. Somebody)</c>.</summary>
    public List<string> SplitGuests(string title) =>
        Guests().Match(title) is { Success: true } match ? Split(match.Groups[1].Value) : [];

    private bool IsKnown(string text) => _known.Contains(TextFolding.Name(text));

    [GeneratedRegex(@"\s+(?:featuring|feat\.?|ft\.?)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Featuring();

    [GeneratedRegex(@"\s+(?:with|x|vs\.?)\s+|\s*,\s+|\s+&\s+|\s+and\s+|\s*\+\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joining();

    [GeneratedRegex(@"[\(\[](?:feat\.?|ft\.?|featuring|with)\s+([^\)\]]+)[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guests();
}

using System.Text;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>Reads a list as Python prints it: <c>['punk', "children's music"]</c>.</summary>
internal static class GenreList
{
    public static List<string> Parse(string text)
    {
        var items = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            char quote = text[at++];
            if (quote is not ('\'' or '"'))
                continue;
            var item = new StringBuilder();
            while (at < text.Length && text[at] != quote)
            {
                if (text[at] == '\\' && at + 1 < text.Length)
                    at++;
                item.Append(text[at++]);
            }
            at++;
            items.Add(item.ToString());
        }
        return items;
    }
}

using System.Text.RegularExpressions;
using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>Takes from the files what the blend ranker needs besides the catalogue.</summary>
internal static partial class BlendColumnsBuilder
{
    // Of a decade the middle.
    private const int HalfDecade = 5;

    public static BlendColumns Build(PlaylistDataset dataset) => new()
    {
        Titles = Titles(dataset),
        Years = [.. dataset.Tracks.Select(track => ReleaseYears.Number(track.Year ?? track.Decade + HalfDecade))],
        Heard = IntegerLists.From(dataset.Listenings.GroupBy(listening => listening.Listener).OrderBy(group => group.Key)
            .Select(group => group.Select(listening => listening.Artist).Distinct().Order().ToArray())),
    };

    private static int[] Titles(PlaylistDataset dataset)
    {
        var numbers = new Dictionary<(int, string), int>();
        var titles = new int[dataset.Tracks.Count];
        int count = 0;
        for (int track = 0; track < titles.Length; track++)
        {
            string name = TextFolding.Words(Additions().Replace(dataset.Tracks[track].Name, ""));
            if (name.Length == 0)
                name = TextFolding.Name(dataset.Tracks[track].Name);
            if (dataset.Tracks[track].Artists is not [int artist, ..] || name.Length == 0)
                titles[track] = count++;
            else if (numbers.TryGetValue((artist, name), out int number))
                titles[track] = number;
            else
                numbers.Add((artist, name), titles[track] = count++);
        }
        return titles;
    }

    // (feat. Somebody), [Live], - Remastered 2009
    [GeneratedRegex(@"[\(\[].*?[\)\]]| - .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Additions();
}

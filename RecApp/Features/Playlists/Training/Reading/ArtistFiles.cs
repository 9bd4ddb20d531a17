using RecApp.Bundles;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>Reads the files about artists: genres, and who listens to whom.</summary>
internal sealed class ArtistFiles(string spotify, string listeners, SourceFiles sources)
{
    /// <summary>What is known of an artist besides the name.</summary>
    public sealed record Facts(IReadOnlyList<string> Genres, double? Followers, double? Popularity);

    /// <summary>By artist key; of two artists with one name the one with genres wins, then the more popular one.</summary>
    public Dictionary<string, Facts> ReadGenres(ArtistNames names)
    {
        var facts = new Dictionary<string, Facts>(StringComparer.Ordinal);
        using var table = sources.Open(Path.Combine(spotify, "artists_genres.tsv.gz"), '\t', "name", "followers", "popularity", "genres");
        while (table.Read())
        {
            names.Know(table[0]);
            var read = new Facts([.. GenreList.Parse(table[3]).Order(StringComparer.Ordinal)], table.Number(1), table.Number(2));
            string key = TextFolding.Name(table[0]);
            if (key.Length > 0 && (!facts.TryGetValue(key, out var before) || Rank(read).CompareTo(Rank(before)) > 0))
                facts[key] = read;
        }
        return facts;
    }

    /// <summary>Who heard whom; artists outside <paramref name="artists"/> (key to index) are left out.</summary>
    public List<Listening> ReadListenings(IReadOnlyDictionary<string, int> artists)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var table = sources.Open(Path.Combine(listeners, "artists.dat.gz"), '\t', "id", "name"))
        {
            while (table.Read())
            {
                if (artists.TryGetValue(TextFolding.Name(table[1]), out int artist))
                    indices[table[0]] = artist;
            }
        }
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var heard = new List<Listening>();
        using (var table = sources.Open(Path.Combine(listeners, "user_artists.dat.gz"), '\t', "userID", "artistID", "weight"))
        {
            while (table.Read())
            {
                if (!numbers.TryGetValue(table[0], out int listener))
                    numbers.Add(table[0], listener = numbers.Count);
                if (indices.TryGetValue(table[1], out int artist))
                    heard.Add(new(listener, artist, table.Number(2) ?? 0));
            }
        }
        return heard;
    }

    private static (bool, double) Rank(Facts facts) => (facts.Genres.Count > 0, facts.Popularity ?? 0);
}

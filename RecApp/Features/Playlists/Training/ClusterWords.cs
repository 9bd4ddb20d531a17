using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training;

/// <summary>Which words and genres stand out in each cluster, against all playlists.</summary>
internal sealed class ClusterWords
{
    private const int Most = 40;
    private const int ShortPlaylist = 30;

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "and", "of", "in", "on", "for", "to", "by", "with", "from", "at", "is", "it", "s", "de", "la", "el", "los", "y", "en",
        "playlist", "playlists", "spotify", "music", "songs", "song", "official", "vol", "best", "top", "hits", "mix", "all", "this", "your", "my",
        "up", "out", "be", "are", "you", "me", "more", "que", "del", "con", "feat",
    };

    // Written apart, half of the word says nothing.
    private static readonly (string Apart, string Together)[] Pairs =
        [("lo fi", "lofi"), ("hip hop", "hip-hop"), ("sci fi", "sci-fi"), ("r b", "r&b"), ("k pop", "k-pop"), ("j pop", "j-pop")];

    private readonly Dictionary<string, double>[] _names;
    private readonly Dictionary<string, double>[] _genres;

    public ClusterWords(PlaylistCatalogue catalogue, PlaylistCollection playlists, int[] assignments, int clusters)
    {
        _names = [.. Enumerable.Range(0, clusters).Select(_ => new Dictionary<string, double>(StringComparer.Ordinal))];
        _genres = [.. Enumerable.Range(0, clusters).Select(_ => new Dictionary<string, double>(StringComparer.Ordinal))];
        for (int playlist = 0; playlist < playlists.Count; playlist++)
        {
            foreach (string word in Words(playlists[playlist].Name))
                Add(_names[assignments[playlist]], word, 1);
            AddGenres(catalogue, playlists, playlist, _genres[assignments[playlist]]);
        }
    }

    /// <summary>Words of the playlists' names by how many names hold them.</summary>
    public IReadOnlyList<WordWeight> Names(int cluster) => Heaviest(_names, cluster, distinctive: false);

    /// <summary>Genres of the songs' artists; what is common in this cluster and rare elsewhere weighs most.</summary>
    public IReadOnlyList<WordWeight> Genres(int cluster) => Heaviest(_genres, cluster, distinctive: true);

    private static IEnumerable<string> Words(string name)
    {
        string folded = $" {TextFolding.Words(name)} ";
        foreach (var (apart, together) in Pairs)
            folded = folded.Replace($" {apart} ", $" {together} ", StringComparison.Ordinal);
        return folded.Split(' ').Distinct().Where(word => word.Length > 1 && !word.All(char.IsAsciiDigit) && !Plain.Contains(word));
    }

    // A long playlist weighs little more than one of a hundred songs; one of a handful, often of a single artist, weighs less.
    private static void AddGenres(PlaylistCatalogue catalogue, PlaylistCollection playlists, int playlist, Dictionary<string, double> weights)
    {
        var tracks = playlists.TracksOf[playlist];
        foreach (int track in tracks)
        {
            if (catalogue.MainArtist(track) is not (>= 0 and var artist))
                continue;
            foreach (int genre in catalogue.GenresOfArtist[artist])
                Add(weights, catalogue.GenreName(genre), 1.0 / (tracks.Length + ShortPlaylist));
        }
    }

    private static IReadOnlyList<WordWeight> Heaviest(Dictionary<string, double>[] weights, int cluster, bool distinctive)
    {
        double all = weights.Sum(table => table.Values.Sum());
        double own = weights[cluster].Values.Sum();
        return [.. weights[cluster]
            .Select(pair => new WordWeight(pair.Key, Math.Round(distinctive ? pair.Value * Lift(pair.Key, pair.Value) : pair.Value, 3)))
            .Where(word => word.Weight > 0)
            .OrderByDescending(word => word.Weight).ThenBy(word => word.Word, StringComparer.Ordinal).Take(Most)];

        double Lift(string word, double weight) =>
            Math.Sqrt(weight / own / (weights.Sum(table => table.GetValueOrDefault(word)) / all));
    }

    private static void Add(Dictionary<string, double> weights, string word, double weight) =>
        weights[word] = weights.GetValueOrDefault(word) + weight;
}

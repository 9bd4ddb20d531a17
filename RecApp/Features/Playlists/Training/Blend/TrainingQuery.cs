using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>Some songs of a playlist, and the others, which are to be found.</summary>
internal sealed record TrainingQuery(int[] Given, int[] Hidden, int Seed)
{
    private const int FewestSongs = 10;

    // A person who starts a playlist gives a few songs only; trained on halves alone, the trees handle those badly.
    private const int FewGiven = 5;

    // Other halves of the same playlist sample other songs; even, so that both are among every second playlist or neither.
    private const int AnotherDraw = 7000;

    /// <summary>The queries made of one playlist, always the same.</summary>
    public static IEnumerable<TrainingQuery> Of(DatasetPlaylist playlist, int seed)
    {
        if (playlist.Tracks.Length < FewestSongs)
            yield break;
        int[] shuffled = [.. playlist.Tracks];
        var random = new Random(seed);
        random.Shuffle(shuffled);
        int half = (shuffled.Length + 1) / 2;
        yield return new(shuffled[..half], shuffled[half..], seed);
        yield return new(shuffled[half..], shuffled[..half], seed);
        random.Shuffle(shuffled);
        int few = random.Next(1, FewGiven + 1);
        yield return new(shuffled[..few], shuffled[few..], seed);
        random.Shuffle(shuffled);
        yield return new(shuffled[..half], shuffled[half..], seed + AnotherDraw);
        yield return new(shuffled[half..], shuffled[..half], seed + AnotherDraw);
    }

    /// <summary>What the ranker is asked.</summary>
    public RankingQuery Query => new() { Tracks = Given };
}

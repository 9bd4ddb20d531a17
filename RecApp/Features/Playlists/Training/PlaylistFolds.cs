using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Features.Playlists.Training;

/// <summary>Deals playlists into folds and hides halves of them; the same seed always deals and hides the same.</summary>
internal static class PlaylistFolds
{
    /// <summary>Folds of equal size within each kind of playlist.</summary>
    /// <returns>[folds] indices into the data set's playlists, ascending.</returns>
    public static int[][] Deal(PlaylistDataset dataset, int folds, int seed)
    {
        var random = new Random(seed);
        var dealt = Enumerable.Range(0, folds).Select(_ => new List<int>()).ToArray();
        foreach (var kind in Enum.GetValues<PlaylistKind>())
        {
            int[] members = [.. Enumerable.Range(0, dataset.Playlists.Count).Where(i => dataset.Playlists[i].Kind == kind)];
            random.Shuffle(members);
            for (int i = 0; i < members.Length; i++)
                dealt[i % folds].Add(members[i]);
        }
        return [.. dealt.Select(fold => fold.Order().ToArray())];
    }

    /// <summary>Hides half of the songs, the smaller half when their number is odd.</summary>
    public static (int[] Given, int[] Hidden) Halve(int[] tracks, int seed)
    {
        int[] shuffled = [.. tracks];
        new Random(seed).Shuffle(shuffled);
        int hidden = shuffled.Length / 2;
        return (shuffled[hidden..], shuffled[..hidden]);
    }
}

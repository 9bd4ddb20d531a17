using RecApp.Bundles;
using RecApp.Features.Playlists.Training.Blend;
using RecApp.Storage;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>What visitors of a server kept of its answers: of each answer one more list of songs that go together.</summary>
internal static class SaidSongs
{
    /// <summary>The data set with the visitors' lists beside its playlists.</summary>
    /// <param name="dataset">What was read of the files.</param>
    /// <param name="storage">The folder <c>Storage:Path</c>; null for nobody's.</param>
    /// <exception cref="Tables.DataFileException">There is no storage, or it can't be read.</exception>
    public static PlaylistDataset Add(PlaylistDataset dataset, string? storage) => storage is null ? dataset : Add(dataset, SaidReader.Answers(storage, PlaylistService.ModelName));

    /// <summary>The same of answers that were read: those of which as many songs of the catalogue were kept as playlists have that are learnt from.</summary>
    public static PlaylistDataset Add(PlaylistDataset dataset, IReadOnlyList<SaidAnswer> answers)
    {
        var index = dataset.Tracks.Select((track, place) => (track.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        int[][] lists = [.. answers.Select(answer => answer.Kept.Where(index.ContainsKey).Select(id => index[id]).Order().ToArray()).Where(list => list.Length >= ContentTrainer.FewestSongs)];
        return lists.Length == 0
            ? dataset
            : dataset with { Said = lists, Sources = [.. dataset.Sources, VisitorsSource.Of([.. lists.Select(list => string.Join(',', list.Select(song => dataset.Tracks[song].Id)))])] };
    }
}

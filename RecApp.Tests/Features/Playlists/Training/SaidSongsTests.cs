using RecApp.Bundles;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Storage;
using RecApp.Tests.Storage;

namespace RecApp.Tests.Features.Playlists.Training;

[Collection(nameof(TrainedModel))]
public sealed class SaidSongsTests(TrainedModel trained)
{
    [Fact]
    public async Task Add_Store_TakesListsOfEnoughSongs()
    {
        string[] songs = Songs(0, 10);
        await using var storage = await TestStorage.StartAsync();
        await storage.DoAsync(PlaylistService.ModelName, [.. songs.Select(song => ("save", song)), ("add", "unknown"), ("hide", Songs(1, 1)[0])]);
        await storage.DoAsync(PlaylistService.ModelName, [.. songs[1..].Select(song => ("save", song)), ("save", "unknown")]);

        var with = SaidSongs.Add(trained.Dataset, storage.Folder);

        Assert.Equal(songs.Order(StringComparer.Ordinal), Assert.Single(with.Said).Select(song => with.Tracks[song].Id));
        Assert.Equal((VisitorsSource.Name, 1L, true), (with.Sources[^1].Name, with.Sources[^1].Rows, with.Sources[^1].LearntFromOnly));
        Assert.Equal(with.Sources, SaidSongs.Add(trained.Dataset, storage.Folder).Sources);
        Assert.Same(trained.Dataset, SaidSongs.Add(trained.Dataset, storage: null));
    }

    [Fact]
    public void Train_WithVisitors_ChangesWhatSongsHaveInCommonAndNoPlaylist()
    {
        var with = PlaylistTrainer.Train(Visited(), _ => { });

        Assert.Equal([PlaylistModel.BlendFile], trained.Trained.Files.Where(file => !file.Value.AsSpan().SequenceEqual(with.Files[file.Key])).Select(file => file.Key));
    }

    // Evaluation holds out, halves and scores playlists alone.
    [Fact]
    public void Deal_WithVisitors_HoldsOutTheSamePlaylists()
    {
        Assert.Same(trained.Dataset.Playlists, Visited().Playlists);
        Assert.Equal(PlaylistFolds.Deal(trained.Dataset, 5, seed: 1), PlaylistFolds.Deal(Visited(), 5, seed: 1));
    }

    private static string[] Songs(int style, int count) => [.. Enumerable.Range(0, count).Select(song => SyntheticData.Song(style, song / 8, song % 8))];

    private PlaylistDataset Visited() => SaidSongs.Add(trained.Dataset, [.. Enumerable.Range(0, 6).Select(visitor => new SaidAnswer(Songs(visitor % 3, 10 + visitor), []))]);
}

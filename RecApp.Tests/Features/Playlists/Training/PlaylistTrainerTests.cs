using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists.Training;

[Collection(nameof(TrainedModel))]
public class PlaylistTrainerTests(TrainedModel trained)
{
    [Fact]
    public void Train_SameFilesTwice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        SyntheticData.Write(folder.Location);

        var again = PlaylistTrainer.Train(PlaylistDatasetReader.Read(folder.Location), _ => { });

        Assert.Equal(trained.Trained.Files.Keys.Order(), again.Files.Keys.Order());
        Assert.All(again.Files, file => Assert.Equal(Convert.ToHexString(trained.Trained.Files[file.Key]), Convert.ToHexString(file.Value)));
    }

    [Fact]
    public void Load_BundleOfTraining_KnowsEverySongAsTheFilesDo()
    {
        var catalogue = trained.Model.Catalogue;

        for (int track = 0; track < catalogue.Count; track++)
        {
            var song = trained.Dataset.Tracks[track];
            Assert.Equal(track, catalogue.Find(song.Id));
            Assert.Equal(song.Id, catalogue.Id(track));
            Assert.Equal(song.Artists, catalogue.ArtistsOfTrack[track].ToArray());
            Assert.Equal(song.Audio?.Take(MoodFeature.Count) ?? [], catalogue.Features(track).ToArray());
            Assert.Equal(song.Year, catalogue.Year(track));
        }
    }

    [Fact]
    public void Load_BundleOfTraining_KnowsEveryPlaylist()
    {
        var playlists = trained.Model.Playlists;

        Assert.Equal(trained.Dataset.Playlists.Select(playlist => playlist.Id), Enumerable.Range(0, playlists.Count).Select(i => playlists[i].Id));
        for (int playlist = 0; playlist < playlists.Count; playlist++)
        {
            Assert.Equal(trained.Dataset.Playlists[playlist].Tracks, playlists.TracksOf[playlist].ToArray());
            foreach (int track in playlists.TracksOf[playlist])
                Assert.Contains(playlist, playlists.PlaylistsOf[track].ToArray());
        }
    }

    [Fact]
    public void Train_ThreeStyles_PutsPlaylistsOfOneStyleIntoTheSameClusters()
    {
        var clusters = trained.Model.Clusters;
        var byCluster = Enumerable.Range(0, 15).GroupBy(clusters.ClusterOf, playlist => trained.Model.Playlists[playlist].Genre);

        Assert.All(byCluster, cluster => Assert.Single(cluster.Distinct()));
        Assert.All(Enumerable.Range(0, clusters.Count), id => Assert.EndsWith(".", clusters[id].Portrait, StringComparison.Ordinal));
    }

    [Fact]
    public void TrainWithout_HeldOutPlaylists_DoesNotKnowThem()
    {
        string[] heldOut = [trained.Dataset.Playlists[0].Id, trained.Dataset.Playlists[20].Id];

        var model = PlaylistTrainer.TrainWithout(trained.Dataset, PlaylistCatalogueBuilder.Build(trained.Dataset), heldOut.ToHashSet(), clusters: 3);

        Assert.Equal(trained.Dataset.Playlists.Count - 2, model.Playlists.Count);
        Assert.All(heldOut, id => Assert.Equal(-1, model.Playlists.Find(id)));
    }

    [Fact]
    public void Build_Statistics_CountWhatIsInTheFiles()
    {
        var statistics = trained.Model.Statistics!;

        Assert.Equal((147, 109), (statistics.Songs, statistics.SongsWithFeatures));
        Assert.Equal((15, 15), (statistics.EditorialPlaylists, statistics.ArchivedPlaylists));
        Assert.Equal(1, statistics.DuplicateSongs);
        Assert.Equal(147, statistics.PlaylistsPerSong.Sum(count => count.Count));
        Assert.Equal(30, statistics.SongsPerPlaylist.Sum(count => count.Count));
        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal(1, statistics.Correlations[i][i], 4));
        Assert.All(statistics.Distributions, histogram => Assert.Equal(109, histogram.Counts.Sum()));
    }

    [Fact]
    public void Choose_TrialsOfDifferentQuality_TakesTheBestMeanRankOfTheUsefulOnes()
    {
        ClusterTrial[] trials = [new(2, 0.9, 0.1, 900, 1), new(8, 0.2, 1.3, 100, 1), new(9, 0.3, 1.1, 90, 1), new(10, 0.1, 1.2, 80, 1)];

        Assert.Equal(9, ClusterSweep.Choose(trials));
    }
}

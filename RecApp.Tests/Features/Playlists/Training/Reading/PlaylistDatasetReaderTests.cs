using RecApp.Features.Playlists.Training.Reading;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists.Training.Reading;

[Collection(nameof(TrainedModel))]
public class PlaylistDatasetReaderTests(TrainedModel trained)
{
    private readonly PlaylistDataset _dataset = trained.Dataset;

    [Fact]
    public void Read_AllFiles_MergesSongsByIdInAscendingOrder()
    {
        Assert.Equal(3 * 6 * 8 + 3, _dataset.Tracks.Count);
        Assert.Equal(_dataset.Tracks.Select(track => track.Id).Order(StringComparer.Ordinal), _dataset.Tracks.Select(track => track.Id));
        Assert.Equal(30, _dataset.Playlists.Count);
    }

    [Fact]
    public void Read_SongOfTheArchive_SeparatesArtistsAtSemicolons()
    {
        var track = Track(SyntheticData.Song(1, 2, 3));

        Assert.Equal(["jazz artist 2", "Guest"], track.Artists.Select(artist => _dataset.Artists[artist].Name));
        Assert.Null(track.Audio);
        Assert.Equal(200, track.DurationSeconds);
    }

    [Fact]
    public void Read_ArtistFeaturingAnother_SeparatesThem()
    {
        var track = Track(SyntheticData.Id("guest", 1));

        Assert.Equal(["rock artist 1", "jazz artist 1"], track.Artists.Select(artist => _dataset.Artists[artist].Name));
        Assert.Equal((null, 1960), (track.Year, track.Decade));
    }

    [Fact]
    public void Read_LostSong_HasNeitherNameNorArtists()
    {
        var track = Track(SyntheticData.Id("lost", 1));

        Assert.Equal(("", 0), (track.Name, track.Artists.Length));
    }

    [Fact]
    public void Read_GenresAndListeners_MatchArtistsWhateverTheCaseAndAccents()
    {
        int artist = Enumerable.Range(0, _dataset.Artists.Count).Single(i => _dataset.Artists[i].Name == "Sigur Rós");

        Assert.Equal(["rock", "rock's best"], _dataset.Artists[artist].Genres);
        Assert.Contains(_dataset.Listenings, listening => listening.Artist == artist);
    }

    [Fact]
    public void Read_AnySource_IsAccountedForWithHashAndRows()
    {
        Assert.Equal(8, _dataset.Sources.Count);
        Assert.All(_dataset.Sources, source => Assert.Equal((64, true), (source.Sha256.Length, source.Rows > 0)));
    }

    [Fact]
    public void Read_MissingFile_NamesIt()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<DataFileException>(() => PlaylistDatasetReader.Read(folder.Location));

        Assert.Contains("tracks.csv.gz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingColumn_NamesIt()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Combine("songs.csv");
        File.WriteAllText(file, "id,name\n1,x\n");

        var error = Assert.Throws<DataFileException>(() => DelimitedFile.Open(file, ',', "id", "tempo"));

        Assert.Contains("tempo", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_NotANumber_NamesRowAndColumn()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Combine("songs.csv");
        File.WriteAllText(file, "id,tempo\n1,120\n2,fast\n");
        using var table = DelimitedFile.Open(file, ',', "id", "tempo");
        table.Read();
        table.Read();

        Assert.Contains("line 3", Assert.Throws<DataFileException>(() => table.Number(1)).Message, StringComparison.Ordinal);
    }

    private DatasetTrack Track(string id) => _dataset.Tracks.Single(track => track.Id == id);
}

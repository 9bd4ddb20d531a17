using RecApp.Bundles;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists;

/// <summary>The bundle in the repository, loaded once.</summary>
public sealed class ShippedModel
{
    public ShippedModel()
    {
        string newest = Directory.GetDirectories(RepositoryFolder.Combine("models", PlaylistService.ModelName)).Max(StringComparer.Ordinal)!;
        Bundle = ModelBundle.Open(newest);
        Model = PlaylistModel.Load(Bundle);
    }

    public ModelBundle Bundle { get; }

    public PlaylistModel Model { get; }
}

public class ShippedModelTests(ShippedModel shipped) : IClassFixture<ShippedModel>
{
    [Fact]
    public void Bundle_AllFiles_StayUnderTheLimit() => Assert.InRange(shipped.Bundle.Manifest.Files.Sum(file => file.Bytes), 1, 25_000_000);

    [Fact]
    public void Manifest_Lineage_NamesEveryFileOfTheDataAndHowClustersWereChosen()
    {
        var manifest = shipped.Bundle.Manifest;

        Assert.Equal(8, manifest.Data.Count);
        Assert.Equal(9, manifest.Reference.Count(reference => reference.Role is null));
        Assert.Contains("clustersWhy", manifest.Hyperparameters.Keys);
        Assert.Contains(manifest.Metrics, metric => metric is { Variant: "blend", Group: "editorial", Name: "recall@500" });
    }

    [Fact]
    public void Model_Catalogue_HoldsEverySongOfTheFiles() => Assert.Equal((133_216, 647), (shipped.Model.Catalogue.Count, shipped.Model.Playlists.Count));

    [Theory]
    [InlineData("beyonce crazy love", "Crazy In Love")]
    [InlineData("Bohemian Rhapsody", "Bohemian Rhapsody")]
    [InlineData("sheeran shape of", "Shape of You")]
    [InlineData("despasito", "Despacito")]
    [InlineData("kendric lamar humbel", "HUMBLE.")]
    public void Search_WhatPeopleType_FindsTheSongFirst(string query, string title) =>
        Assert.StartsWith(title, shipped.Model.Catalogue.Name(shipped.Model.Search.Songs(query, 1)[0]), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Search_SlipThatIsAWordElsewhere_StillOffersTheWellKnownName() =>
        Assert.Contains(shipped.Model.Search.Songs("metalica", 10), track => shipped.Model.Catalogue.Artist(track).Contains("Metallica", StringComparison.Ordinal));

    [Fact]
    public void Rank_EveryPlaylist_GivesSongsThatAreNotGivenAndNotTwice()
    {
        // Every twentieth playlist: all kinds and lengths.
        for (int playlist = 0; playlist < shipped.Model.Playlists.Count; playlist += 20)
        {
            int[] given = shipped.Model.Playlists.TracksOf[playlist].ToArray();
            int[] ranked = [.. shipped.Model.Blend.Rank(new() { Tracks = given }, 200)];

            Assert.Equal(200, ranked.Length);
            Assert.Empty(ranked.Intersect(given));
            string[] names = [.. ranked.Select(NameOf)];
            Assert.Equal(names.Distinct(), names);
            Assert.Empty(names.Intersect(given.Select(NameOf)));
        }

        // As somebody who reads the list tells songs apart.
        string NameOf(int track) => $"{SongKey.WithoutEdition(shipped.Model.Catalogue.Name(track))} by {shipped.Model.Catalogue.Artist(track)}";
    }

    [Fact]
    public void Reasons_OfAWholePlaylist_NameThePlaylist()
    {
        int playlist = shipped.Model.Playlists.Find("37i9dQZF1DWWJOmJ7nRx0C");
        var query = new RankingQuery { Tracks = [.. shipped.Model.Playlists.TracksOf[playlist].ToArray().Skip(5)] };
        var ranked = shipped.Model.Blend.Recommend(query, 50);

        Assert.Contains(ranked, song => song.Reasons.Any(reason => reason.EndsWith("of your songs in Rock Hard", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_RealFiles_GivesTheSongsOfTheBundle()
    {
        string? data = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "Set RECAPP_DATA to the folder that holds spotify/ and lastfm-hetrec/.");

        var dataset = PlaylistDatasetReader.Read(data!);

        Assert.Equal(shipped.Bundle.Manifest.Data, dataset.Sources);
        Assert.Equal(shipped.Model.Catalogue.Count, dataset.Tracks.Count);
        Assert.Equal(77_186, dataset.Tracks.Count(track => track.Audio is not null));
        Assert.Equal((424, 223), (dataset.Playlists.Count(playlist => playlist.Kind == PlaylistKind.Editorial), dataset.Playlists.Count(playlist => playlist.Kind == PlaylistKind.Archived)));
    }
}

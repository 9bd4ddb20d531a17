using RecApp.Charts;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Figures;
using RecApp.Features.Playlists.Model;
using RecApp.Tests.Charts;
using RecApp.Tests.Features.Playlists.Page;

namespace RecApp.Tests.Features.Playlists.Figures;

public class FiguresTests
{
    [Fact]
    public void All_MapWithACluster_SaysWhichAndMarksYou()
    {
        var figure = MapFigures.All(Sample.Map(), new(1, "Calm.", 4), new(1.234, -1.234));

        Assert.Equal("You are here, beside 4 of the 12 playlists", figure.Title);
        Assert.Equal(12, ChartSeries.Of(figure.Traces[0]).X.Count);
        Assert.Equal([1.23], ChartSeries.Of(figure.Traces[1]).X);
    }

    [Fact]
    public void Cluster_WithMatches_SplitsTheGroupIntoListedAndOthers()
    {
        var figure = MapFigures.Cluster(Sample.Map(), new(1, "Calm.", 4), new(0, 0), Sample.Answer().Playlists, similar: true);

        Assert.StartsWith("“List 1” sounds most like your songs among the 4 playlists", figure.Title, StringComparison.Ordinal);
        Assert.Equal([2, 2, 1], figure.Traces.Select(trace => ChartSeries.Of(trace).X.Count));
    }

    [Fact]
    public void Figures_HostileNames_AreSafe()
    {
        WordWeight[] words = [new(Sample.Hostile, 3), new("Second", 1)];
        FavouriteProfile profile = new() { Artists = words, Genres = words, Decades = [new(1990, 2), new(2010, 1)] };
        ProfiledSong[] few = [new(Sample.Hostile, Sample.Hostile, Sample.Features(0.5))];

        Assert.All(
            [
                MapFigures.All(Sample.Map(), new(1, "Calm.", 4), new(0, 0)), MapFigures.Cluster(Sample.Map(), new(0, "Calm.", 4), new(0, 0), [new(Sample.Id(0), Sample.Hostile, 0.5)], similar: true),
                ProfileFigure.From(Sample.Profile()), HistogramFigure.From(MoodFeature.All[0], Sample.Distributions[0], few),
                HistogramFigure.From(MoodFeature.All[0], Sample.Distributions[0], [.. Enumerable.Repeat(few[0], 30)]), .. FavouriteFigures.All(profile, Sample.Distributions),
            ],
            FigureAssert.IsCompleteAndSafe);
    }

    [Fact]
    public void Click_OnADotOfTheMap_IsItsPlaylist()
    {
        var click = MapFigures.All(Sample.Map(), new(1, "Calm.", 4), new(0, 0)).Click!;

        Assert.Equal(Sample.Map().Points[3].Id, click.IdAt(new(0, 3)));
        Assert.Null(click.IdAt(new(1, 0)));
    }

    [Fact]
    public void Title_OneStrikingFeature_NamesIt() =>
        Assert.Equal("Your songs are more energetic than the average playlist", ProfileFigure.Title(Sample.Profile(energy: 1.5)));

    [Fact]
    public void Title_NothingStriking_SaysSo() => Assert.StartsWith("Your songs are close to", ProfileFigure.Title(Sample.Profile(energy: 0.1)), StringComparison.Ordinal);

    [Fact]
    public void Profile_Table_ShowsNaturalUnits()
    {
        var table = ProfileFigure.From(Sample.Profile()).Table!;

        Assert.Equal(["Loudness", "0.5 dB", "0.4 dB", "0.3 dB"], table.Rows[2]);
    }

    [Fact]
    public void Histogram_WithSongs_SaysWhereTheyStand()
    {
        var figure = HistogramFigure.From(MoodFeature.All[0], Sample.Distributions[0], [new("A", "B", Sample.Features(0.5))]);

        Assert.Equal("Danceability: on average your songs are above 50\u00a0% of the catalogue", figure.Title);
        Assert.Equal(2, figure.Traces.Count);
    }

    [Fact]
    public void Histogram_WithoutSongs_DescribesTheCatalogue() =>
        Assert.Single(HistogramFigure.From(MoodFeature.All[0], Sample.Distributions[0], []).Traces);

    [Fact]
    public void MostTelling_NoProfile_IsTheFirstFeature()
    {
        Assert.Equal("danceability", HistogramFigure.MostTelling([]).Key);
        Assert.Equal("energy", HistogramFigure.MostTelling(Sample.Profile()).Key);
    }

    [Fact]
    public void Statistics_EveryFigure_HasATitleAndData()
    {
        var data = Sample.Statistics;
        ChartFigure[] figures =
        [
            StatisticsFigures.TopArtists(data), StatisticsFigures.TopGenres(data), StatisticsFigures.SongsPerPlaylist(data),
            StatisticsFigures.PlaylistsPerSong(data), StatisticsFigures.Decades(data), StatisticsFigures.Correlations(data),
        ];

        Assert.All(figures, FigureAssert.IsCompleteAndSafe);
        Assert.Equal("Most often a playlist has 50–99 songs", figures[2].Title);
        Assert.Equal(["0", "1", "2", "10+"], ChartSeries.Of(figures[3].Traces[0]).X);
        Assert.Equal("75\u00a0% of the songs with a known year are from the 2010s", figures[4].Title);
    }

    [Fact]
    public void Statistics_EmptyDataSet_StillDraws()
    {
        var data = Sample.Statistics with { TopArtists = [], TopGenres = [], SongsPerPlaylist = [], PlaylistsPerSong = [], Decades = [], SongsInPlaylists = 0 };

        Assert.Equal("There is nothing to count", StatisticsFigures.TopArtists(data).Title);
        Assert.Equal("There are no playlists", StatisticsFigures.SongsPerPlaylist(data).Title);
        Assert.Equal("No song is in a playlist", StatisticsFigures.PlaylistsPerSong(data).Title);
        Assert.Equal("No release year is known", StatisticsFigures.Decades(data).Title);
    }
}

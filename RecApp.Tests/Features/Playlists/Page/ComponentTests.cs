using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;
using RecApp.Spotify;
using RecApp.Spotify.Player;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Features.Playlists.Page;

public class ComponentTests : ComponentTest, IClassFixture<ServedPlaylists>
{
    private static readonly HashSet<string> None = [];

    public ComponentTests(ServedPlaylists served) => served.AddTo(Services);

    private PlayerQueue Player => Services.GetRequiredService<PlayerQueue>();

    [Fact]
    public void TrackList_HostileNames_StayText()
    {
        var list = Render<TrackList>(parameters => parameters.Add(part => part.Tracks, Sample.Answer().Tracks).Add(part => part.Refused, None));

        Assert.Empty(list.FindAll("img"));
        Assert.Contains(Sample.Hostile, list.FindAll(".track-name")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("3:07", list.Find(".track-length").TextContent);
        Assert.Equal("With 2 of your songs in Pop Remix · same mood", list.Find(".track-reason").TextContent);
    }

    [Fact]
    public void TrackList_NoSongs_SaysWhatToDo() =>
        Assert.Contains("Add a few songs", Render<TrackList>(parameters => parameters.Add(part => part.Tracks, []).Add(part => part.Refused, None)).Markup, StringComparison.Ordinal);

    [Fact]
    public void TrackRow_Why_NamesEveryReason()
    {
        var row = Render<TrackRow>(parameters => parameters.Add(part => part.Track, Sample.Answer().Tracks[0]));
        Assert.Empty(row.FindAll(".track-why li"));

        row.Find("button[aria-expanded]").Click();

        Assert.Equal(Sample.Answer().Tracks[0].Reasons.Count, row.FindAll(".track-why li").Count);
    }

    [Fact]
    public void TrackList_ManySongs_ShowsTenAndLeavesOutTheRefused()
    {
        var tracks = Enumerable.Range(0, 30).Select(number => Sample.Answer().Tracks[0] with { Id = Sample.Id(number) }).ToList();
        var list = Render<TrackList>(parameters => parameters.Add(part => part.Tracks, tracks).Add(part => part.Refused, new HashSet<string> { Sample.Id(0) }));
        Assert.Equal(10, list.FindAll(".track").Count);

        list.FindAll("button").Single(button => button.TextContent == "Show all 29").Click();

        Assert.Equal(29, list.FindAll(".track").Count);
    }

    [Fact]
    public void PlaylistMatches_PlayButton_PlaysItAndQueuesTheOthers()
    {
        var playlists = Sample.Answer().Playlists;
        var list = Render<PlaylistMatches>(parameters => parameters.Add(part => part.Playlists, playlists).Add(part => part.Similar, false));

        Assert.Contains("Most different", list.Find("h3").TextContent, StringComparison.Ordinal);
        list.FindAll("button")[0].Click();
        Assert.Equal(new Playable(SpotifyKind.Playlist, playlists[0].Id, playlists[0].Name), Player.Current);
        Assert.Equal(playlists.Count > 1, Player.HasNext);
    }

    [Fact]
    public void SelectionList_RemoveButton_TakesTheSongOutAndTells()
    {
        PlaylistForm form = new() { UseMood = true };
        form.Add([Sample.Track(1, Sample.Hostile), Sample.Track(2)]);
        form.Add(Sample.Playlist(3));
        List<string> removed = [];
        var list = Render<SelectionList>(parameters => parameters.Add(part => part.Form, form).Add(part => part.OnRemoved, removal =>
        {
            removed.Add(removal.What);
            removal.Remove();
        }));
        Assert.Empty(list.FindAll("img"));

        list.Find($"[aria-label='Remove Song 2 by Artist 2']").Click();

        Assert.Equal([Sample.Id(1)], form.Songs.Select(song => song.Id));
        Assert.Equal(["Song 2"], removed);
    }

    [Fact]
    public void SelectionList_MoreSongsThanALinkCarries_SaysSo()
    {
        PlaylistForm form = new();
        form.Add(Enumerable.Range(0, 160).Select(number => Sample.Track(number)));

        var list = Render<SelectionList>(parameters => parameters.Add(part => part.Form, form));

        Assert.Equal(12, list.FindAll("li").Count);
        Assert.Contains("The link leaves out 10 songs", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void MoodSliders_MovingOne_SwitchesTheMoodOn()
    {
        PlaylistForm form = new();
        form.FillMood(Sample.Distributions);
        var sliders = Render<MoodSliders>(parameters => parameters.Add(part => part.Form, form).Add(part => part.Distributions, Sample.Distributions));
        Assert.Equal(9, sliders.FindAll("input[type=range]").Count);

        sliders.Find("#mood-tempo").Change("95");

        Assert.True(form.UseMood);
        Assert.Equal(95, form.Mood["tempo"]);
        Assert.Contains("above", sliders.Find("#mood-tempo").GetAttribute("aria-valuetext"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("900", 250)]
    [InlineData("-5", 0)]
    [InlineData("NaN", 125)]
    [InlineData("drop table", 125)]
    public void MoodSlider_ValueThatNoSliderSends_StaysInRange(string sent, double expected)
    {
        PlaylistForm form = new();
        form.FillMood(Sample.Distributions);
        var sliders = Render<MoodSliders>(parameters => parameters.Add(part => part.Form, form).Add(part => part.Distributions, Sample.Distributions));

        sliders.Find("#mood-tempo").Change(sent);

        Assert.Equal(expected, form.Mood["tempo"]);
    }

    [Fact]
    public void RankerChoice_Choices_ReachTheFormAndNothingElseDoes()
    {
        PlaylistForm form = new();
        var choice = Render<RankerChoice>(parameters => parameters.Add(part => part.Form, form));

        choice.Find("#ranker-cluster").Click();
        choice.Find("#take").Change("50");
        choice.Find("#metric").Change("cosine");
        choice.Find("#similar").Change("false");
        choice.Find("#take").Change("1000000000");
        choice.Find("#metric").Change("hamming");

        Assert.Equal(("cluster", 50, "cosine", false), (form.Options.Ranker, form.Options.Take, form.Options.Metric, form.Options.Similar));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void ResultsPanel_FullAnswer_DrawsTheChartsOfItsTab(int tab, int figures)
    {
        var panel = Render<ResultsPanel>(parameters => parameters
            .Add(part => part.Answer, Sample.Answer())
            .Add(part => part.Charts, Sample.Charts())
            .Add(part => part.Map, Sample.Map())
            .Add(part => part.Distributions, Sample.Distributions)
            .Add(part => part.Refused, None)
            .Add(part => part.Tab, tab)
            .Add(part => part.Uri, "/recommender"));

        Assert.Equal(["Songs", "Similar playlists", "Map", "Sound"], panel.FindAll("[role=tab]").Select(head => head.TextContent.Trim()));
        Assert.Equal("3 songs for you", panel.Find("#results-title").TextContent);
        Assert.Equal(["CSV", "JSON"], panel.FindComponents<DownloadButton>().Select(button => button.Instance.Label));
        Assert.Empty(panel.FindAll("img"));
        Assert.Equal(figures, panel.FindAll("figure").Count);
    }

    [Fact]
    public void ResultsPanel_NoFeatures_ExplainsWhatIsMissing()
    {
        var panel = Render<ResultsPanel>(parameters => parameters
            .Add(part => part.Answer, Sample.Answer(features: false))
            .Add(part => part.Charts, Sample.Charts(features: false))
            .Add(part => part.Distributions, Sample.Distributions)
            .Add(part => part.Refused, None)
            .Add(part => part.Tab, 3)
            .Add(part => part.Uri, "/recommender"));

        Assert.Empty(panel.FindAll("figure"));
        Assert.Contains("Nothing is known of how these songs or their artists sound", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ResultsPanel_GroupOutOfTheArtists_SaysThatItIsEstimated(bool estimated)
    {
        var answer = Sample.Answer(features: true);
        var panel = Render<ResultsPanel>(parameters => parameters
            .Add(part => part.Answer, answer with { Cluster = answer.Cluster! with { Estimated = estimated } })
            .Add(part => part.Charts, Sample.Charts())
            .Add(part => part.Map, Sample.Map())
            .Add(part => part.Distributions, Sample.Distributions)
            .Add(part => part.Refused, None)
            .Add(part => part.Tab, 2)
            .Add(part => part.Uri, "/recommender"));

        Assert.Equal(estimated, panel.Find("#group").TextContent.Contains("estimated from other", StringComparison.Ordinal));
    }

    [Fact]
    public void ResultHead_UnknownIds_AreNamed()
    {
        var head = Render<ResultHead>(parameters => parameters.Add(part => part.Answer, Sample.Answer() with { Unknown = [Sample.Id(7)] }).Add(part => part.Partial, true).Add(part => part.Uri, "/recommender"));

        Assert.Contains(Sample.Id(7), head.Markup, StringComparison.Ordinal);
        Assert.Contains("won't show exactly this result", head.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void FeatureHistogram_AnotherFeature_IsDrawn()
    {
        var histogram = Render<FeatureHistogram>(parameters => parameters
            .Add(part => part.Songs, []).Add(part => part.Distributions, Sample.Distributions).Add(part => part.First, MoodFeature.All[1]));
        Assert.Contains("energy", histogram.Find("figcaption").TextContent, StringComparison.Ordinal);

        var offered = Choose(histogram, "#histogram-feature", MoodFeature.All[8].Name);

        Assert.Equal(MoodFeature.All.Select(feature => feature.Name), offered);
        Assert.Contains("tempo", histogram.Find("figcaption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void DataFacts_Counts_HaveSeparators() =>
        Assert.Equal("1,000", Render<DataFacts>(parameters => parameters.Add(part => part.Data, Sample.Statistics)).Find("dd strong").TextContent);
}

using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;

namespace RecApp.Tests.Features.Playlists.Page;

public class PlaylistFormTests
{
    [Fact]
    public void Add_SongsTwice_KeepsEachOnce()
    {
        PlaylistForm form = new();

        Assert.Equal(2, form.Add([Sample.Track(1), Sample.Track(2), Sample.Track(1)]));
        Assert.Equal(0, form.Add([Sample.Track(2)]));
        Assert.Equal(2, form.Songs.Count);
    }

    [Fact]
    public void Add_MoreSongsThanTheFormLists_StopsAtItsLimit()
    {
        PlaylistForm form = new();

        Assert.Equal(PlaylistForm.MaximumSongs, form.Add(Enumerable.Range(0, 900).Select(number => Sample.Track(number))));
        Assert.Equal(PlaylistForm.MaximumSongs - PlaylistQuery.MaximumSongs, form.SongsBeyondLink);
    }

    [Fact]
    public void ToRequest_EverythingSet_CarriesEverything()
    {
        PlaylistForm form = new() { Options = new() { Ranker = "cluster", Similar = false, Metric = "cosine", Take = 50 }, UseMood = true };
        form.Add([Sample.Track(1)]);
        form.Add(Sample.Playlist(2));
        form.Add(Sample.Playlist(3));
        form.FillMood(Sample.Distributions);
        form.Mood["tempo"] = 90;

        var request = form.ToRequest();

        Assert.Equal([Sample.Id(1)], request.Tracks);
        Assert.Equal([Sample.Id(2), Sample.Id(3)], request.Playlists);
        Assert.Equal(90, request.Features!.Tempo);
        Assert.Equal(("cluster", false, "cosine", 50), (request.Ranker, request.Similar, request.Metric, request.Take));
    }

    [Fact]
    public void ToRequest_MoodSwitchedOff_LeavesTheSlidersOut()
    {
        PlaylistForm form = new();
        form.FillMood(Sample.Distributions);

        Assert.Null(form.ToRequest().Features);
        Assert.Empty(form.ToQuery().Mood);
    }

    [Fact]
    public void Clear_AfterEverything_IsEmptyAndKeepsHowToRecommend()
    {
        PlaylistForm form = new() { Options = new() { Ranker = "cluster" }, UseMood = true };
        form.Add([Sample.Track(1)]);

        form.Clear();

        Assert.True(form.IsEmpty);
        Assert.Equal("cluster", form.Options.Ranker);
    }

    [Fact]
    public void ToApiRequest_UploadedSongs_TakePartByTheirIdsOnce()
    {
        PlaylistForm form = new() { Upload = Report(new(Sample.Id(1), "X", "Y", null), new(null, "X", "Y", Sample.Features()), new(Sample.Id(2), "X", "Y", null)) };
        form.Add([Sample.Track(2)]);

        Assert.Equal([Sample.Id(2), Sample.Id(1)], form.ToApiRequest().Tracks);
        Assert.Equal([Sample.Id(2)], form.ToRequest().Tracks);
    }

    [Fact]
    public void UploadReport_MixedFile_SortsKnownFeaturedUnsureAndUseless()
    {
        UploadReport report = new(
            "a.csv",
            [
                new(new(Sample.Id(1), "Known", "A", null), Sample.Track(1), IsSure: true), new(new(Sample.Id(2), "Featured", "B", Sample.Features()), null, IsSure: false),
                new(new(null, "Slip", "D", null), Sample.Track(4), IsSure: false), new(new(Sample.Id(3), "Useless", "C", null), null, IsSure: false),
            ],
            []);

        Assert.Equal(["Known", "Featured"], report.Tracks.Select(track => track.Name));
        Assert.Equal("2 songs used: 1 in the catalogue, 1 by the features in the file. 1 song not in the catalogue.", report.Summary);
        Assert.Equal("Useless", Assert.Single(report.Missing).Name);

        var confirmed = report.Confirm(Assert.Single(report.Unsure));

        Assert.Equal([Sample.Id(1), Sample.Id(2), Sample.Id(4)], confirmed.Tracks.Select(track => track.Id));
        Assert.Empty(confirmed.Unsure);
    }

    [Fact]
    public void Keep_UploadedSongsWithFeatures_AreNotCalledUnknown()
    {
        PlaylistPageState state = new();
        state.Form.Upload = Report(new(Sample.Id(1), "X", "Y", Sample.Features()), new(Sample.Id(2), "X", "Y", null));

        state.Keep(new(Sample.Answer() with { Unknown = [Sample.Id(1), Sample.Id(2)] }, Sample.Charts()), "form", "/recommender", state.Form);

        Assert.Equal([Sample.Id(2)], state.Answer!.Unknown);
    }

    private static UploadReport Report(params UploadedTrack[] songs) =>
        new("a.csv", [.. songs.Select(song => new SongMatch(song, song.Id is null ? null : Sample.Track(1) with { Id = song.Id }, IsSure: song.Id is not null))], []);
}

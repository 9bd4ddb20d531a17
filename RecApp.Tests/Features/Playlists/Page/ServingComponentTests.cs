using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Features.DataSets;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Page;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Features.Playlists.Page;

/// <summary>Components that ask the recommender, against the model in the repository.</summary>
public sealed class ServingComponentTests : ComponentTest, IClassFixture<ServedPlaylists>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ServingComponentTests(ServedPlaylists served)
    {
        served.AddTo(Services);
        Services.AddDataSection<PlaylistDataSet>("Playlists", PlaylistService.ModelName);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void SongSearch_Typed_OffersPlaylistsThenSongs()
    {
        SearchHit? chosen = null;
        var search = Render<SongSearch>(parameters => parameters.Add(part => part.OnSelected, hit => chosen = hit));

        search.Find("input").Input("jazz vibes");
        search.WaitForAssertion(() => Assert.Contains("Jazz Vibes", search.Find("[role=option]").TextContent, StringComparison.Ordinal), Patience);
        _ = search.InvokeAsync(() => search.Find("[role=option]").Click());

        search.WaitForAssertion(() => Assert.Equal(ServedPlaylists.JazzVibes, chosen?.Playlist?.Id), Patience);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("https://evil.example/playlist/37i9dQZF1DX0SM0LYsmbMT", true, false)]
    [InlineData("spotify:track:0000000000000000000000", false, true)]
    [InlineData("spotify:album:0000000000000000000000", false, true)]
    [InlineData("spotify:playlist:37i9dQZF1DX0SM0LYsmbMT", false, false)]
    public void LinkBox_EachKindOfLink_ReportsWhatBecameOfIt(string link, bool refused, bool missing)
    {
        LinkOutcome? outcome = null;
        var box = Render<LinkBox>(parameters => parameters.Add(part => part.Text, link).Add(part => part.OnOutcome, value => outcome = value));

        box.Find("button").Click();

        box.WaitForAssertion(() => Assert.Equal((refused, missing), (outcome?.Refused, outcome?.Missing is not null)), Patience);
        Assert.Equal(!refused && !missing, outcome!.Playlist is not null);
    }

    [Fact]
    public async Task LinkBox_SongOfTheCatalogue_AddsIt()
    {
        var service = Services.GetRequiredService<PlaylistService>();
        var song = (await service.SearchTracksAsync("bohemian rhapsody queen", 1, Xunit.TestContext.Current.CancellationToken)).Single();
        LinkOutcome? outcome = null;
        var box = Render<LinkBox>(parameters => parameters.Add(part => part.Text, $"https://open.spotify.com/intl-de/track/{song.Id}").Add(part => part.OnOutcome, value => outcome = value));

        await box.InvokeAsync(() => box.Find("input").KeyDown("Enter"));

        box.WaitForAssertion(() => Assert.Equal(song.Id, outcome?.Tracks.Single().Id), Patience);
    }

    [Fact]
    public void ExportUpload_GoodFile_ReportsAndKeepsIt()
    {
        PlaylistForm form = new();
        var upload = Render<ExportUpload>(parameters => parameters.Add(part => part.Form, form));

        Upload(upload, "good.csv", "Track URI,Track Name,Artist Name(s),Danceability,Energy,Loudness,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo\n"
            + $"spotify:track:{Sample.Id(1)},{Sample.Hostile},B,0.5,0.5,-7,0.1,0.1,0.1,0.1,0.5,120\n");

        upload.WaitForAssertion(() => Assert.Equal(1, form.Upload?.Tracks.Count), Patience);
        upload.WaitForAssertion(() => Assert.Contains("1 song used", upload.Find(".upload-report").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(upload.FindAll("img"));
    }

    [Fact]
    public void ExportUpload_FileRemoved_GivesItsMemoryBack()
    {
        PlaylistForm form = new();
        var budget = Services.GetRequiredService<UploadBudget>();
        var upload = Render<ExportUpload>(parameters => parameters.Add(part => part.Form, form));
        Upload(upload, "good.csv", $"Track URI,Track Name,Artist Name(s),Danceability,Energy,Loudness,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo\nspotify:track:{Sample.Id(1)},A,B,0.5,0.5,-7,0.1,0.1,0.1,0.1,0.5,120\n");
        upload.WaitForAssertion(() => Assert.Equal(form.Upload?.Bytes + form.Table.Content.Length, budget.Held), Patience);

        form.Clear();
        upload.Render(parameters => parameters.Add(part => part.Form, form));

        Assert.Equal(0, budget.Held);
    }

    [Theory]
    [InlineData("other.csv", "Date,Amount\n2026-01-01,3\n")]
    [InlineData("empty.csv", "")]
    [InlineData("unusable.csv", "Track URI,Track Name,Artist Name(s)\nspotify:track:0000000000000000000000,A,B\n")]
    public void ExportUpload_UnusableFile_SaysWhyAndKeepsTheFileBefore(string name, string content)
    {
        PlaylistForm form = new() { Upload = new("before.csv", [new(new(null, "A", "B", Sample.Features()), null, IsSure: false)], []) };
        var upload = Render<ExportUpload>(parameters => parameters.Add(part => part.Form, form));

        Upload(upload, name, content);

        upload.WaitForAssertion(() => Assert.NotEmpty(upload.Find(".file-drop .field-error").TextContent), Patience);
        Assert.Equal("before.csv", form.Upload?.FileName);
    }

    [Fact]
    public void ExportUpload_MoreThanTheCap_IsRefusedUnread()
    {
        var upload = Render<ExportUpload>(parameters => parameters.Add(part => part.Form, new()));

        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[SongTable.Limits.Bytes + 1], "large.csv"));

        upload.WaitForAssertion(() => Assert.Contains("20 MB", upload.Find(".field-error").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void RecommendButton_NothingChosen_AsksForSomething()
    {
        var asked = 0;
        var button = Render<RecommendButton>(parameters => parameters.Add(part => part.IsEmpty, true).Add(part => part.OnRecommend, () => asked++));

        button.Find("button").Click();

        Assert.Equal(0, asked);
        Assert.Contains("Choose at least one song", button.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaylistDataSet_ShippedModel_ShowsFactsAndCharts()
    {
        var data = Render<PlaylistDataSet>();

        data.WaitForAssertion(() => Assert.Equal(7, data.FindAll("figure").Count), Patience);
        Assert.Equal(6, data.FindAll("dt").Count);
    }

    [Fact]
    public void DataPage_EverySection_HasContentAndSources()
    {
        var page = Render<DataPage>();

        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll("#playlists table tbody tr").Count), Patience);
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public void DataSources_UnknownModel_SaysThatItIsNotInstalled() =>
        Assert.Contains("not installed", Render<DataSources>(parameters => parameters.Add(part => part.Model, "nothing")).Markup, StringComparison.Ordinal);

    private static void Upload(IRenderedComponent<ExportUpload> upload, string name, string content) =>
        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(content), name));
}

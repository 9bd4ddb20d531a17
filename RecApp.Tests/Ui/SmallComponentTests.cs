using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using RecApp.Charts;
using RecApp.Tests.Components;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Tests.Ui;

public sealed class SmallComponentTests : ComponentTest
{
    [Fact]
    public void WordCloud_HostileWord_IsAListItemOfText()
    {
        var cloud = Render<WordCloud>(parameters => parameters
            .Add(c => c.Label, "Names").Add(c => c.Words, [new("jazz", 1), new(Hostile, 4, "in 4 playlists")]));

        Assert.Equal("Names", cloud.Find("ul").GetAttribute("aria-label"));
        Assert.Equal($"{Hostile} (in 4 playlists)", cloud.FindAll("li")[0].TextContent);
        Assert.Equal("font-size: 2.25rem", cloud.FindAll("li")[0].GetAttribute("style"));
        Assert.Equal("font-size: 1.55rem", cloud.FindAll("li")[1].GetAttribute("style"));
    }

    [Fact]
    public void WordCloud_NoWordsOrNoWeight_StaysWhole()
    {
        Assert.Contains("no words", Render<WordCloud>(p => p.Add(c => c.Label, "Names").Add(c => c.Words, [])).Markup, StringComparison.Ordinal);
        var cloud = Render<WordCloud>(p => p.Add(c => c.Label, "Names").Add(c => c.Words, [new("jazz", 0)]));
        Assert.Equal("font-size: 0.85rem", cloud.Find("li").GetAttribute("style"));
    }

    [Fact]
    public void ExampleList_Examples_AreLinksInAGroup()
    {
        var list = Render<ExampleList>(parameters => parameters.Add(l => l.Examples, [new("Jazz night", "/recommender?q=jazz", "Slow")]));

        Assert.Equal("Try an example", list.Find("[role=group]").GetAttribute("aria-label"));
        Assert.Equal("/recommender?q=jazz", list.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void ModelBadge_OddName_IsEscapedInTheLink()
    {
        var badge = Render<ModelBadge>(parameters => parameters.Add(b => b.Name, "a/b").Add(b => b.Version, "20260301-0a1b2c3d"));

        Assert.Equal("/models/a%2Fb", badge.Find("a").GetAttribute("href"));
        Assert.Contains("20260301-0a1b2c3d", badge.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void CopyButton_BrowserRefuses_SaysSo()
    {
        JSInterop.SetupVoid("navigator.clipboard.writeText", _ => true).SetException(new JSException("denied"));
        var button = Render<CopyButton>(parameters => parameters.Add(b => b.Label, "Copy").Add(b => b.Text, "x"));

        button.Find("button").Click();

        Assert.Contains("did not allow", button.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressPanel_Fraction_IsALabelledBarWithCancel()
    {
        var cancelled = false;
        var panel = Render<ProgressPanel>(parameters => parameters
            .Add(p => p.Label, "Scoring").Add(p => p.Fraction, 0.25).Add(p => p.OnCancel, () => cancelled = true));

        var bar = panel.Find("[role=progressbar]");
        Assert.Equal("25", bar.GetAttribute("aria-valuenow"));
        Assert.Equal("25\u00a0%", panel.Find(".number").TextContent);
        Assert.Equal("Scoring", panel.Find($"#{bar.GetAttribute("aria-labelledby")}").TextContent);
        panel.Find("button").Click();
        Assert.True(cancelled);
    }

    [Fact]
    public void ProgressPanel_NoFraction_IsASkeletonThatSaysWhatHappens()
    {
        var panel = Render<ProgressPanel>(parameters => parameters.Add(p => p.Label, "Reading"));

        Assert.Equal("Reading", panel.Find("[role=status]").TextContent);
        Assert.Equal("true", panel.Find(".skeleton-lines").GetAttribute("aria-hidden"));
        Assert.Empty(panel.FindAll("button"));
    }

    [Fact]
    public void FileDrop_Picked_HandsOutTheFileAndShowsErrors()
    {
        IBrowserFile? picked = null;
        var drop = Render<FileDrop>(parameters => parameters
            .Add(d => d.Id, "playlist-file").Add(d => d.Label, "Playlist").Add(d => d.Hint, "CSV").Add(d => d.Error, Hostile).Add(d => d.OnFile, file => picked = file));

        drop.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a,b", "list.csv"));

        Assert.Equal("list.csv", picked?.Name);
        Assert.Equal("true", drop.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal(Hostile, drop.Find("[role=alert]").TextContent);
        Assert.Equal(drop.Find("input").Id, drop.Find("label").GetAttribute("for"));
    }
}

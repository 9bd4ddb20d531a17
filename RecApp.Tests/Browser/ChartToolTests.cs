using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public sealed class ChartToolTests(BrowserFixture browser)
{
    [Fact]
    public async Task FullScreen_OpenedAndEscaped_GivesTheFocusBack()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "output runs from");
        var enlarge = ChartPage.Button(chart, "Full screen");

        await enlarge.ClickAsync();

        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".point").First).ToBeVisibleAsync();
        var box = (await dialog.Locator(".main-svg").First.BoundingBoxAsync())!;
        Assert.True(box is { Width: > 1200, Height: > 600 }, $"{box.Width} × {box.Height}");
        await tab.AssertAccessibleAsync();
        await ChartPage.DragAsync(tab, dialog);
        await ChartPage.Button(dialog, "Reset zoom").ClickAsync();
        await Expect(ChartPage.Button(dialog, "Close")).ToBeFocusedAsync();

        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(enlarge).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Table_ShownAndLeft_SaysTheWayBackAndKeepsThePicture()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab);

        await ChartPage.Button(chart, "Show as table").ClickAsync();

        await Expect(chart.Locator("caption")).ToHaveCountAsync(1);
        await Expect(ChartPage.Button(chart, "Show as chart")).ToBeFocusedAsync();
        await tab.AssertAccessibleAsync();
        await AssertPictureAsync(tab, chart);
        await ChartPage.Button(chart, "Show as chart").ClickAsync();
        await Expect(chart.Locator(".point").First).ToBeVisibleAsync();
        await Expect(ChartPage.Button(chart, "Show as table")).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Download_OfAnAnswer_IsAPictureNamedAfterItsTitle()
    {
        await using var tab = await browser.OpenAsync();

        await AssertPictureAsync(tab, await ChartPage.OpenAsync(tab, "Dots are the", ChartPage.Films));

        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Legend_SeriesHidden_LeavesWholeNumbersOnTheAxis()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "logarithmic scale", ChartPage.Films);
        var before = await ChartPage.TicksAsync(chart, "y");
        Assert.Contains("1,000", before);

        await chart.Locator(".legendtoggle").First.ClickAsync();
        await Expect(chart.Locator(".chart-canvas .bars")).ToHaveCountAsync(0);

        Assert.Equal(before, await ChartPage.TicksAsync(chart, "y"));
    }

    [Fact]
    public async Task Hover_OverABar_SaysWhatItIsInWords()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "similar programmes", "/predictor?field=1107&region=8&sat=1250&tuition=14000");
        var bars = chart.Locator(".trace.bars").First.Locator(".point");

        await bars.Nth(await bars.CountAsync() / 3).HoverAsync(new() { Force = true });

        await Expect(chart.Locator(".hoverlayer .hovertext")).ToContainTextAsync(new Regex(@"^\$[\d,]+–[\d,]+: [\d,]+ programmes? \(\d+\u00a0%\)"));
    }

    [Fact]
    public async Task Click_OnAFilmOfTheMap_AddsIt()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "Dots are the", ChartPage.Films);
        var point = (await chart.Locator(".trace.scatter").First.Locator(".point").First.BoundingBoxAsync())!;

        await tab.Page.Mouse.ClickAsync(point.X + point.Width / 2, point.Y + point.Height / 2);

        await Expect(tab.Page).ToHaveURLAsync(new Regex("ids=1,260,\\d+"));
        tab.AssertNoErrors();
    }

    // 2400 × 1600 dots: the numbers stand behind the eight bytes of the signature and the eight of the first chunk's head.
    private static async Task AssertPictureAsync(BrowserTab tab, ILocator chart)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => ChartPage.Button(chart, "Download PNG").ClickAsync());

        Assert.Matches("^[a-z0-9-]+\\.png$", download.SuggestedFilename);
        byte[] picture = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Equal([2400, 1600], [BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))]);
    }
}

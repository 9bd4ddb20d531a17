using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecApp.Charts;
using RecApp.Tests.Components;

namespace RecApp.Tests.Charts;

public sealed class DataTableTests : ComponentTest
{
    private static readonly WeightedWord[] Words = [new("jazz", 2), new(Hostile, 1500.5), new("blues", 30)];

    private static readonly DataColumn<WeightedWord>[] Columns =
    [
        new("Word", word => word.Text),
        new("Weight", word => word.Weight) { Numeric = true, Format = "N1" },
        new("Detail", word => word.Detail) { Sortable = false },
    ];

    private IRenderedComponent<DataTable<WeightedWord>> RenderTable(IReadOnlyList<WeightedWord> words, int pageSize = 25) =>
        Render<DataTable<WeightedWord>>(parameters => parameters
            .Add(t => t.Items, words).Add(t => t.Columns, Columns).Add(t => t.Caption, "Words").Add(t => t.PageSize, pageSize));

    private static string[] FirstCells(IRenderedComponent<DataTable<WeightedWord>> table) =>
        [.. table.FindAll("tbody tr").Select(row => row.Children[0].TextContent.Trim())];

    [Fact]
    public void Render_Items_HasCaptionHeadersAndAlignedNumbers()
    {
        var table = RenderTable(Words);

        Assert.Equal("Words", table.Find("[role=region]").GetAttribute("aria-label"));
        Assert.All(table.FindAll("th"), header => Assert.Equal("col", header.GetAttribute("scope")));
        Assert.Equal("1,500.5", table.FindAll("td.number")[1].TextContent.Trim());
        Assert.Equal("–", table.FindAll("tbody tr")[0].Children[2].TextContent.Trim());
        Assert.Empty(table.FindAll("img"));
    }

    [Fact]
    public void Header_ClickedTwice_SortsNumbersFromTheSmallestThenTheLargest()
    {
        var table = RenderTable(Words);

        table.FindAll("th button")[1].Click();
        Assert.Equal(["jazz", "blues", Hostile], FirstCells(table));
        Assert.Equal("ascending", table.FindAll("th")[1].GetAttribute("aria-sort"));

        table.FindAll("th button")[1].Click();
        Assert.Equal([Hostile, "blues", "jazz"], FirstCells(table));
        Assert.Equal("descending", table.FindAll("th")[1].GetAttribute("aria-sort"));
        Assert.Null(table.FindAll("th")[0].GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData("JAZZ", "jazz")]
    [InlineData("1,500", Hostile)]
    [InlineData("nothing of the kind")]
    public void Filter_OfALongTable_KeepsRowsThatHaveTheWords(string words, params string[] left)
    {
        var table = RenderTable(Words, pageSize: 2);

        table.Find("input[type=search]").Input(words);

        // No row of a table that scrolls by itself is in the document before a browser has said how high it is.
        Assert.Equal(left, table.FindComponent<MudDataGrid<WeightedWord>>().Instance.FilteredItems.Select(word => word.Text));
    }

    [Fact]
    public void Render_ShortTable_HasNoFilter() => Assert.Empty(RenderTable(Words).FindAll("input"));

    [Fact]
    public void Render_NoItems_SaysSo() => Assert.Contains("Nothing to show", RenderTable([]).Markup, StringComparison.Ordinal);

    [Fact]
    public void Render_Template_ReplacesTheText()
    {
        RenderFragment<WeightedWord> template = word => builder => builder.AddMarkupContent(0, $"<b>{word.Text}</b>");

        var table = Render<DataTable<WeightedWord>>(parameters => parameters
            .Add(t => t.Items, [Words[0]]).Add(t => t.Columns, [Columns[0] with { Template = template }]).Add(t => t.Caption, "Words"));

        Assert.Equal("jazz", table.Find("td b").TextContent);
    }

    [Fact]
    public void Render_EqualRows_ShowsBoth() => Assert.Equal(["jazz", "jazz"], FirstCells(RenderTable([Words[0], Words[0]])));
}

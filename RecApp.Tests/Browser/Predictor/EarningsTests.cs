using Microsoft.Playwright;
using RecApp.Tests.Features.Earnings.Fitting;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Predictor;

public class EarningsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/predictor")]
    [InlineData("/predictor?field=1107&region=8&sat=1250&tuition=14000")]
    [InlineData("/predictor?field=1107&tab=what-if")]
    public async Task Page_WhileItsAnswerComes_MovesNothing(string address)
    {
        await using var tab = await browser.OpenAsync(width: 1280, height: 720);
        await tab.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; })).observe({ type: 'layout-shift', buffered: true });");

        await tab.GoToAsync(address);
        await Expect(tab.Page.Locator(".amount")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".main-svg").First).ToBeVisibleAsync();

        Assert.InRange(await tab.Page.EvaluateAsync<double>("() => window.moved"), 0, 0.02);
    }

    [Fact]
    public async Task Field_TypedWithASlip_IsPredictedAndFollowsEveryChange()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor");
        var amount = tab.Page.Locator(".amount");
        await Expect(amount).ToContainTextAsync("$");
        string example = (await amount.TextContentAsync())!;
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Field of study" }).FillAsync("compter scien");
        await tab.Page.Locator(".typeahead [role=option]").Filter(new() { HasText = "Computer Science" }).First.ClickAsync();
        await Expect(amount).Not.ToHaveTextAsync(example);
        string before = (await amount.TextContentAsync())!;

        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("1450");

        await Expect(amount).Not.ToHaveTextAsync(before);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/predictor\\?field=1107&sat=1450$"));
        string answered = (await amount.TextContentAsync())!;

        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("14500");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("Enter a number from 400 to 1600.");
        await Expect(amount).ToHaveTextAsync(answered);
        tab.AssertNoErrors();
    }

    private const string CutLabels =
        """
        () => [...document.querySelectorAll('.chart-canvas :is(.xtitle, .legendtext)')].filter(label => {
            const [text, chart] = [label.getBoundingClientRect(), label.closest('.chart-canvas').getBoundingClientRect()];
            return text.left < chart.left || text.right > chart.right;
        }).map(label => label.textContent)
        """;

    [Theory]
    [InlineData("Prediction", 2)]
    [InlineData("What if", 1)]
    [InlineData("Side by side", 0)]
    [InlineData("Many", 0)]
    public async Task Tab_WithAllThatOpens_FitsEveryLookAndTwoScreens(string name, int charts)
    {
        await using var tab = await browser.OpenAsync(width: 360);
        await tab.GoToAsync("/predictor?field=1107&region=8&sat=1250&compare=5202~3~1~~~~~,5138~2~1~~~~~,5007~3~2~~~~~");
        await ShowAsync(tab, name);
        if (name == "Many")
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
            await Expect(tab.Page.Locator("#batch .data-table tbody tr")).ToHaveCountAsync(10);
        }
        if (charts > 0)
            await tab.DrawChartsAsync(charts);

        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(CutLabels));
        await tab.Page.SetViewportSizeAsync(1280, 900);
        await tab.Page.WaitForFunctionAsync("() => document.documentElement.scrollHeight <= 1800");
        if (name != "Many")
            await tab.Page.GetByText("Use via API").ClickAsync();
        await tab.AssertFitsEveryLookAsync();
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(CutLabels));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Change_OfASelect_RedrawsEveryChart()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107&region=8&sat=1250&tuition=14000");
        await tab.DrawChartsAsync(2);
        string[] before = await DrawnAsync(tab);

        await tab.Page.GetByLabel("Credential", new() { Exact = true }).SelectOptionAsync("5");

        for (int chart = 0; chart < before.Length; chart++)
        {
            await tab.Page.Locator(".chart-area .chart-canvas").Nth(chart).ScrollIntoViewIfNeededAsync();
            await tab.Page.WaitForFunctionAsync("([chart, before]) => document.querySelectorAll('.chart-canvas')[chart].querySelector('.main-svg').outerHTML !== before", new object[] { chart, before[chart] });
        }
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Page_WithNothingAsked_ShowsAnExampleInTheFirstHtmlAndStartsAfresh()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor");
        await Expect(tab.Page.Locator(".example-notice")).ToContainTextAsync("Computer science, public college");
        await Expect(tab.Page.Locator(".amount")).ToContainTextAsync("$");
        string html = await tab.ReadAsync("/predictor");
        Assert.Contains("class=\"amount\">$", html, StringComparison.Ordinal);

        await tab.Page.GetByText("Start with your own").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Field of study" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Band_BeyondTheLastBar_EndsInsideTheChart()
    {
        await using var tab = await browser.OpenAsync();
        // Computer Science at one of the most selective colleges: nine in ten such programmes pay up to more than $150,000, where the last bar stands.
        await tab.GoToAsync("/predictor?field=1107&collegeType=2&region=8&locale=21&admissionRate=0.0368&sat=1550");
        await tab.DrawChartsAsync(2);

        Assert.True(await tab.Page.EvaluateAsync<bool>(
            """
            () => {
                const chart = document.querySelector('#distribution .chart-canvas .main-svg').closest('.js-plotly-plot');
                const { shapes, xaxis } = chart._fullLayout;
                return shapes.length === 2 && shapes.every(shape => xaxis.range[0] <= shape.x0 && shape.x1 < xaxis.range[1]) && Math.max(...shapes.map(shape => shape.x1)) > 150000;
            }
            """));
    }

    [Fact]
    public async Task WhatIf_Slider_MovesAmountAddressAndForm()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107&sat=1000&tab=what-if");
        var amount = tab.Page.Locator(".amount");
        await Expect(amount).ToContainTextAsync("$");
        string before = (await amount.TextContentAsync())!;

        await tab.Page.GetByRole(AriaRole.Slider, new() { Name = "Average SAT" }).FillAsync("1410");

        await Expect(amount).Not.ToHaveTextAsync(before);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sat=1400&tab=what-if$|sat=1410&tab=what-if$"));
        await tab.Page.GetByText("Net price", new() { Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".chart-title")).ToContainTextAsync("If only net price changed");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Scenarios_KeptAndRemoved_KeepTheFocusAndFitADesk()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107&compare=5202~3~1~~~~~,5138~2~1~~~~~&tab=side-by-side");
        await Expect(tab.Page.Locator(".scenarios thead th")).ToHaveCountAsync(4);

        var keep = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Keep this to compare" });
        await keep.ClickAsync();
        await Expect(tab.Page.Locator(".scenarios thead th")).ToHaveCountAsync(5);
        await Expect(keep).ToBeFocusedAsync();
        Assert.Equal(0, await tab.Page.Locator("#scenarios .table-scroll").EvaluateAsync<int>("place => place.scrollWidth - place.clientWidth"));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove programme 3" }).ClickAsync();
        await Expect(tab.Page.Locator(".scenarios thead th")).ToHaveCountAsync(4);
        await Expect(keep).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Table_WiderThanItsPlace_ShowsThatItGoesOnAndKeepsItsFirstColumn()
    {
        await using var tab = await browser.OpenAsync(width: 360);
        await tab.GoToAsync("/predictor?field=1107&compare=5202~3~1~~~~~,5138~2~1~~~~~&tab=side-by-side");
        var place = tab.Page.Locator("#scenarios .table-scroll");
        await Expect(tab.Page.Locator(".scenarios thead th")).ToHaveCountAsync(4);
        Assert.True(await place.EvaluateAsync<bool>("place => place.scrollWidth > place.clientWidth"));

        // Two shadows that stand still, and two covers that go with the ends of the table.
        Assert.Equal("local, local, scroll, scroll, scroll", await place.EvaluateAsync<string>("place => getComputedStyle(place).backgroundAttachment"));
        double before = await LeftAsync();
        await place.EvaluateAsync("place => { place.scrollLeft = 200; }");
        Assert.Equal(before, await LeftAsync(), 1.0);

        Task<double> LeftAsync() => tab.Page.Locator(".scenarios tbody th").First.EvaluateAsync<double>("cell => cell.getBoundingClientRect().left - cell.closest('.table-scroll').getBoundingClientRect().left");
    }

    [Fact]
    public async Task Sample_Tried_KeepsTheFocusInItsPart()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?tab=many");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
        await Expect(tab.Page.GetByText("12 rows predicted.")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#batch:focus, #batch :focus")).ToHaveCountAsync(1);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Train your own model" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
        await Expect(tab.Page.GetByText("Fitted to 300 programmes")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Forget this model" }).ClickAsync();
        await Expect(tab.Page.Locator(".own-linear-result")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#own-linear:focus, #own-linear :focus")).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task College_TypedWithASlip_FillsTheFormAndTheLink()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107");
        await Expect(tab.Page.Locator(".amount")).ToContainTextAsync("$");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "College (optional)" }).FillAsync("harvrad");
        await tab.Page.Locator(".typeahead [role=option]").Filter(new() { HasText = "Harvard University" }).First.ClickAsync();

        await Expect(tab.Page.Locator(".chosen-college")).ToContainTextAsync("Cambridge, MA");
        await Expect(tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" })).ToHaveValueAsync("1520");
        await Expect(tab.Page.GetByLabel("Type of college", new() { Exact = true })).ToHaveValueAsync("2");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("collegeType=2&region=1&locale=12&admissionRate=0.0473&sat=1520"));

        await using var other = await browser.OpenAsync();
        await other.GoToAsync(new Uri(tab.Page.Url).PathAndQuery);
        await Expect(other.Page.Locator(".chosen-college")).ToContainTextAsync("Harvard University");
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Batch_LargeFile_IsPredictedAndComesBackWhole()
    {
        const int rows = 20_000;
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?tab=many");
        var template = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download the template" }).ClickAsync());
        Assert.StartsWith("field,credential,collegeType,region,locale,admissionRate,sat,tuition", await TextAsync(template), StringComparison.Ordinal);
        var csv = new System.Text.StringBuilder("id;tuition;collegeType;note;credential;field\n");
        for (int row = 0; row < rows; row++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row};{5000 + row};Public;=1+1;3;{(row == 7 ? "Wizardry" : "Computer Science")}\n");

        await tab.Page.GetByLabel("File with the rows").SetInputFilesAsync(new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv.ToString()) });

        await Expect(tab.Page.GetByText("19,999 rows predicted.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await tab.Page.GetByText("Rows without a prediction").ClickAsync();
        await Expect(tab.Page.Locator(".row-problems li")).ToContainTextAsync("Row 8: field: Unknown field 'Wizardry'");
        var scored = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download predictions" }).ClickAsync());
        Assert.Matches(@"^recapp-earnings-trees-\d{8}-[0-9a-f]{8}\.csv$", scored.SuggestedFilename);
        string[] lines = (await TextAsync(scored)).TrimEnd().Split("\r\n");
        Assert.Equal(rows + 1, lines.Length);
        Assert.Equal("id,tuition,collegeType,note,credential,field,predictedUsd,low50Usd,high50Usd,low90Usd,high90Usd,warnings,problem", lines[0]);
        Assert.StartsWith("19999,24999,Public,'=1+1,3,Computer Science,", lines[^1], StringComparison.Ordinal);
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task OwnLinear_FileWithEarnings_IsComparedAndAccessible()
    {
        await using var tab = await browser.OpenAsync(ColorScheme.Dark, 360);
        await tab.GoToAsync("/predictor?field=5138&credential=5&sat=1200&tab=many");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Train your own model" }).ClickAsync();
        await tab.Page.GetByLabel("File with earnings").SetInputFilesAsync(new FilePayload
        {
            Name = "own.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(OwnLinearTests.Programmes(500, college: true)),
        });
        await Expect(tab.Page.GetByText("Fitted to 500 programmes of 40 colleges")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".own-linear-prediction")).ToContainTextAsync("your model predicts $");
        await tab.Page.GetByText("What moved it").ClickAsync();
        await tab.DrawChartsAsync();
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Link_DamagedByHand_SaysWhatCouldNotBeUsed()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107&sat=9999&region=77&compare=nonsense");

        await Expect(tab.Page.Locator(".link-problems li")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator(".amount")).ToContainTextAsync("$");
    }

    private static Task ShowAsync(BrowserTab tab, string name) => tab.Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    private static Task<string[]> DrawnAsync(BrowserTab tab) =>
        tab.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.chart-canvas')].map(chart => chart.querySelector('.main-svg').outerHTML)");

    private static async Task<string> TextAsync(IDownload download)
    {
        using StreamReader reader = new(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

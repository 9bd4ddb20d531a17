using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Predictor;

public class RegressionPageTests(BrowserFixture browser)
{
    private const string Address = "/predictor/regression";

    [Fact]
    public async Task Predict_NumberChanged_AnswersMovesTheLinkAndSurvivesLeaving()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?var_1=734&var_2=688&var_3=81&var_4=0.328&var_5=0.259");
        var title = tab.Page.Locator("#prediction-title");
        await Expect(title).ToHaveTextAsync("Predicted output: 0.401");

        await tab.Page.GetByLabel("var_1", new() { Exact = true }).FillAsync("834");
        await Expect(title).ToHaveTextAsync("Predicted output: 0.435");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("var_1=834&var_2=688"));
        await Expect(tab.Page.GetByText("var_1 matters most: +0.0").First).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Slider, new() { Name = "var_1, slider" }).FillAsync("734");
        await Expect(title).ToHaveTextAsync("Predicted output: 0.401");

        await tab.Page.GetByLabel("var_2", new() { Exact = true }).FillAsync("6,8,0");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("This is not a number");
        await Expect(tab.Page.Locator(".unusable")).ToContainTextAsync("this is the answer to the last ones");
        await Expect(title).ToHaveTextAsync("Predicted output: 0.401");
        await tab.Page.GetByLabel("var_2", new() { Exact = true }).FillAsync("6,880");
        await Expect(tab.Page.GetByText("var_2 is 6880; the model has only seen 472 to 1103.")).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "About the data" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/data$"));
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Regression" }).First.ClickAsync();
        await Expect(tab.Page.GetByLabel("var_2", new() { Exact = true })).ToHaveValueAsync("6,880");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("var_2=6880"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Link_WithPartsThatCannotBe_SaysWhichAndUsesTheRest()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?var_1=900&var_2=<script>&var_4=NaN");
        await Expect(tab.Page.Locator(".link-problems li")).ToHaveCountAsync(2);
        await Expect(tab.Page.GetByLabel("var_1", new() { Exact = true })).ToHaveValueAsync("900");
        await Expect(tab.Page.Locator("#prediction-title")).ToContainTextAsync("Predicted output: 0.");
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData("prediction", 2)]
    [InlineData("fit", 3)]
    [InlineData("many", 0)]
    public async Task Tab_OfTheFiveVariables_FitsEveryLookAndTwoScreens(string key, int charts)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?var_1=1500&tab={key}");
        if (key == "many")
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
            await Expect(tab.Page.Locator(".data-table tbody tr")).ToHaveCountAsync(10);
        }
        await ExpectFittingAsync(tab, charts);
    }

    [Theory]
    [InlineData("Coefficients", 0)]
    [InlineData("How well it fits", 2)]
    [InlineData("Predict", 0)]
    [InlineData("Many", 0)]
    public async Task Tab_OfOnesOwnTable_FitsEveryLookAndTwoScreens(string name, int charts)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?view=own");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
        await Expect(tab.Page.Locator("#own-fit-title")).ToHaveTextAsync("output from 5 features");
        await Expect(tab.Page.Locator(".own-form:focus, .own-form :focus")).ToHaveCountAsync(1);
        await ShowAsync(tab, name);
        if (name == "Many")
        {
            await tab.Page.Locator("#answer").GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).ClickAsync();
            await Expect(tab.Page.GetByText("12 rows predicted.")).ToBeVisibleAsync();
        }
        await ExpectFittingAsync(tab, charts);
    }

    [Fact]
    public async Task Page_WithNothingAsked_ShowsTheTypicalExampleInTheFirstHtml()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync(Address);
        await Expect(tab.Page.Locator(".example-notice")).ToContainTextAsync("Typical");
        await Expect(tab.Page.Locator(".chip[aria-current]")).ToHaveTextAsync("Typical");
        await Expect(tab.Page.Locator("#prediction-title")).ToContainTextAsync("Predicted output: 0.");
        Assert.Contains("Predicted output: <span", await tab.ReadAsync(Address), StringComparison.Ordinal);

        await tab.Page.GetByLabel("var_1", new() { Exact = true }).FillAsync("834");

        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("var_1=834"));
    }

    [Fact]
    public async Task Fit_OnAPhone_BringsTheAnswerIntoView()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740);
        await tab.GoToAsync($"{Address}?view=own");
        await UploadAsync(tab, Homes());
        await tab.Page.GetByLabel("size twice").UncheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();

        await Expect(tab.Page.Locator("#answer")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("#own-fit-title")).ToBeInViewportAsync();
        await Expect(tab.Page.Locator("#own-target")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Own_UploadFitPredictAndDownload_WorksAndNamesBadColumns()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?view=own");
        await UploadAsync(tab, Homes());
        await Expect(tab.Page.GetByLabel("Target")).ToHaveValueAsync("price");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".field-error").First).ToContainTextAsync("“size twice” follows exactly from");

        await tab.Page.GetByLabel("size twice").UncheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("#own-fit-title")).ToHaveTextAsync("price from 2 features");
        await ShowAsync(tab, "Predict");
        await tab.Page.Locator("#own-field-0").FillAsync("2000");
        await tab.Page.Locator("#own-field-1").FillAsync("100");
        await Expect(tab.Page.Locator(".own-output strong")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^3,9[0-9]{2}"));

        foreach (string format in new[] { "ONNX", "JSON" })
        {
            var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Download {format}" }).ClickAsync());
            Assert.Equal($"recapp-regression.{format.ToLowerInvariant()}", download.SuggestedFilename);
        }

        await ShowAsync(tab, "Many");
        await UploadAsync(tab, "size,other,year\n100,x,2000\n", "File with the rows");
        await Expect(tab.Page.GetByText("1 row predicted.")).ToBeVisibleAsync();
        var predictions = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download predictions" }).ClickAsync());
        using StreamReader text = new(await predictions.CreateReadStreamAsync());
        Assert.Contains("2000,100,39", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Own_FileThatIsNoTable_SaysWhyAndKeepsTheFit()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"{Address}?view=own");
        await UploadAsync(tab, "PK\u0003\u0004zip");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("zip archive");
        await UploadAsync(tab, "name,note\n<b>x</b>,y\n");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".field-error").First).ToContainTextAsync("Choose at least one feature");
        await tab.Page.GetByLabel("note").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".field-error").First).ToContainTextAsync("“name” is not made of numbers, as in row 1: “<b>x</b>”.");
        tab.AssertNoErrors();
    }

    private static Task UploadAsync(BrowserTab tab, string text, string label = "File with a table") =>
        tab.Page.GetByLabel(label).SetInputFilesAsync(new FilePayload { Name = "homes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });

    private static Task ShowAsync(BrowserTab tab, string name) => tab.Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task ExpectFittingAsync(BrowserTab tab, int charts)
    {
        if (charts > 0)
            await tab.DrawChartsAsync(charts);
        await tab.Page.WaitForFunctionAsync("() => document.documentElement.scrollHeight <= 1800");
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    // year, size, twice the size, a text, price; decimal commas.
    private static string Homes()
    {
        var random = new Random(2);
        var text = new StringBuilder("year;size;size twice;colour;price\n");
        for (int row = 0; row < 120; row++)
        {
            double year = 1950 + random.Next(70), size = 40 + random.Next(160);
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{year};{size};{2 * size};red;{1300 + (3 * (year - 1950)) + (25 * size) + (40 * random.NextDouble()):F1}\n").Replace('.', ','));
        }
        return text.ToString();
    }
}

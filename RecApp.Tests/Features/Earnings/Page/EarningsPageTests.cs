using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Charts;
using RecApp.Features.Earnings.Page;
using RecApp.Tests.Components;
using RecApp.Tests.Features.Earnings.Fitting;

namespace RecApp.Tests.Features.Earnings.Page;

/// <summary>The page as a whole against the model in the repository: address, form, results, files and one's own fit.</summary>
public sealed class EarningsPageTests : ComponentTest, IClassFixture<ServedEarnings>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public EarningsPageTests(ServedEarnings served)
    {
        served.AddTo(Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Page_WithNothingAsked_AnswersTheFirstExampleBesideAnEmptyForm()
    {
        var page = Answered("/predictor");

        Assert.Contains(EarningsExamples.All[0].Label, page.Find(".example-notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(EarningsExamples.All[0].Label, page.Find(".chip[aria-current]").TextContent);
        Assert.Empty(page.FindAll(".chosen-field"));
        Assert.Equal("", page.Find("#sat").GetAttribute("value"));
    }

    [Fact]
    public void Page_WithoutAField_AsksForOneAndOffersFiles()
    {
        var page = Open("/predictor?region=8");
        page.WaitForAssertion(() => Assert.Contains("Choose a field of study", page.Find("#empty-title").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".amount"));

        Show(page, "Many");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#batch")), Patience);
    }

    [Fact]
    public void Page_EachChange_MovesPredictionAndCharts()
    {
        var page = Answered("/predictor?field=1107&region=8");
        string before = page.Find(".amount").TextContent;
        string[] titles = Titles(page);

        _ = page.InvokeAsync(() => page.Find("#credential").Change("5"));
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".amount").TextContent), Patience);
        Assert.All(Titles(page).Zip(titles), pair => Assert.NotEqual(pair.Second, pair.First));

        before = page.Find(".amount").TextContent;
        _ = page.InvokeAsync(() => page.Find("#model-linear").Click());
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".amount").TextContent), Patience);
    }

    [Fact]
    public void WhatIf_SliderOrChoice_MovesPredictionCurveAndForm()
    {
        var page = Answered("/predictor?field=1107&sat=1000&tab=what-if");
        string before = page.Find(".amount").TextContent;
        Assert.StartsWith("If only average SAT changed: $", Titles(page).Single(), StringComparison.Ordinal);
        Assert.Contains($"(yours, 1000: {before})", Titles(page).Single(), StringComparison.Ordinal);

        _ = page.InvokeAsync(() => page.Find("input[type=range][aria-label='Average SAT']").Input("1400"));
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".amount").TextContent), Patience);
        Assert.Equal("1400", page.Find("#sat").GetAttribute("value"));

        _ = page.InvokeAsync(() => page.Find("#curve-tuition").Click());
        page.WaitForAssertion(() => Assert.StartsWith("If only net price changed", Titles(page).Single(), StringComparison.Ordinal), Patience);
        Assert.Contains("(unknown, as in yours: $", Titles(page).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NumberOutOfRange_KeepsTheAnswerAndWhatWasTyped()
    {
        var page = Answered("/predictor?field=1107&sat=1000");
        string before = page.Find(".amount").TextContent;

        _ = page.InvokeAsync(() => page.Find("#sat").Input("99999"));

        page.WaitForAssertion(() => Assert.Equal("99999", page.Find("#sat").GetAttribute("value")), Patience);
        Assert.Equal(before, page.Find(".amount").TextContent);
        Assert.Contains("400 to 1600", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("“Average SAT” can't be used as typed", page.Find(".unusable").TextContent, StringComparison.Ordinal);

        _ = page.InvokeAsync(() => page.Find("#sat").Input("1,100"));
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".amount").TextContent), Patience);
        Assert.Empty(page.FindAll(".unusable"));
    }

    [Fact]
    public void Page_CollegeChosen_FillsTheFormAndPredicts()
    {
        var page = Answered("/predictor?field=1107");
        string before = page.Find(".amount").TextContent;

        _ = page.InvokeAsync(() => page.FindAll("[role=combobox]")[1].Input("harvard univ"));
        page.WaitForAssertion(() => Assert.Contains("Harvard University", page.Find("[role=option]").TextContent, StringComparison.Ordinal), Patience);
        _ = page.InvokeAsync(() => page.Find("[role=option]").Click());

        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".amount").TextContent), Patience);
        Assert.Equal("Harvard University", page.Find(".chosen-college .selected-name").TextContent);
        Assert.Equal("4.73\u00a0%", page.Find("#admission-rate").GetAttribute("value"));
    }

    [Fact]
    public void Scenarios_KeptUpToThree_StandSideBySideAndCanGo()
    {
        var page = Answered("/predictor?field=1107&tab=side-by-side");
        for (int kept = 1; kept <= EarningsQuery.MostScenarios - 1; kept++)
        {
            _ = page.InvokeAsync(() => page.Find("#scenarios .button-secondary").Click());
            page.WaitForAssertion(() => Assert.Equal(kept + 2, page.FindAll(".scenarios thead th").Count), Patience);
            _ = page.InvokeAsync(() => page.Find("#credential").Change($"{kept}"));
            page.WaitForAssertion(() => Assert.False(kept < 3 && page.Find("#scenarios .button-secondary").HasAttribute("aria-disabled")), Patience);
        }
        Assert.Equal("true", page.Find("#scenarios .button-secondary").GetAttribute("aria-disabled"));
        _ = page.InvokeAsync(() => page.Find("#scenarios .button-secondary").Click());
        Assert.Equal(EarningsQuery.MostScenarios + 1, page.FindAll(".scenarios thead th").Count);

        _ = page.InvokeAsync(() => page.Find("#scenarios .button-text").Click());
        page.WaitForAssertion(() => Assert.Equal(EarningsQuery.MostScenarios, page.FindAll(".scenarios thead th").Count), Patience);
    }

    [Fact]
    public void Results_Shown_SayWarningsIntervalsAndQuality()
    {
        var page = Answered("/predictor?field=5007&credential=4&collegeType=4");
        Assert.Contains("47 post-baccalaureate", page.Find(".warnings").TextContent, StringComparison.Ordinal);
        Assert.Contains("nine in ten pay", page.Find(".result-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("explains 81\u00a0% of pay differences", page.Find("#quality-title").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    // SAT adds next to nothing in the first, while the what-if along it spans tens of thousands.
    [Theory]
    [InlineData("region=8&locale=12&admissionRate=0.5&sat=1150&tuition=14000", "Average SAT adds little because 1150 is a usual value. If only that changed, the prediction could be $")]
    [InlineData("region=8", "Average SAT adds little because it is unknown here.")]
    [InlineData("region=8&sat=1450", null)]
    public void Contributions_InputWithAUsualValue_AreExplainedBesideTheWhatIf(string known, string? note)
    {
        var page = Answered($"/predictor?field=1107&{known}");

        if (note is null)
            Assert.Empty(page.FindAll(".contribution-note"));
        else
            Assert.StartsWith(note, page.Find(".contribution-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_FileWithAWrongRow_SaysWhichAndOffersTheRest()
    {
        var page = Answered("/predictor?tab=many");

        Upload(page, 0, $"field,credential,collegeType,{Hostile.Replace(",", "", StringComparison.Ordinal)}\n1107,3,1,x\nWizardry,3,1,y\n");

        page.WaitForAssertion(() => Assert.Contains("1 row predicted", string.Join(" ", page.FindAll("#batch [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal), Patience);
        Assert.Contains("Row 2: field: Unknown field 'Wizardry'", page.Find("#batch .row-problems").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#batch img"));
        _ = page.InvokeAsync(() => page.FindAll("#batch button").Single(button => button.TextContent.Contains("Download predictions", StringComparison.Ordinal)).Click());

        Upload(page, 0, "something else\n1\n");
        page.WaitForAssertion(() => Assert.Contains("no column “field”", page.Find("#batch .field-error").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void OwnLinear_FileWithEarnings_IsFittedComparedAndPredicts()
    {
        var page = Answered("/predictor?field=5138&credential=5&sat=1200&tab=many");
        Train(page);

        Upload(page, 0, OwnLinearTests.Programmes(500, college: true));

        page.WaitForAssertion(() => Assert.Contains("Fitted to 500 programmes of 40 colleges", string.Join(" ", page.FindAll("#own-linear [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal), Patience);
        Assert.Equal(3, page.FindAll("#own-linear table tbody tr").Count(row => row.TextContent.Contains("model", StringComparison.Ordinal) || row.TextContent.Contains("trees", StringComparison.Ordinal)));
        string before = page.Find(".own-linear-prediction strong").TextContent;
        _ = page.InvokeAsync(() => page.Find("#sat").Input("1400"));
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".own-linear-prediction strong").TextContent), Patience);

        _ = page.InvokeAsync(() => page.FindAll("#own-linear button").Single(button => button.TextContent == "Forget this model").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".own-linear-result")), Patience);
    }

    [Fact]
    public void OwnLinear_FileWithoutEarnings_SaysSo()
    {
        var page = Answered("/predictor?tab=many");
        Train(page);
        Upload(page, 0, "field,credential,collegeType\n1107,3,1\n");
        page.WaitForAssertion(() => Assert.Contains("no column “earningsUsd”", page.Find("#own-linear .field-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Earnings:DataFolder", page.Find("#own-linear").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_Tried_IsPredictedShownAndKeptOnTheWay()
    {
        var page = Answered("/predictor?tab=many");

        _ = page.InvokeAsync(() => Button(page, "Try with sample data").Click());

        page.WaitForAssertion(() => Assert.Contains("12 rows predicted", string.Join(" ", page.FindAll("#batch [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal), Patience);
        Assert.Equal(10, page.FindAll("#batch .data-table tbody tr").Count);
        Assert.Equal("predictedUsd", page.Find("#batch .data-table thead th").TextContent.Trim());
        Assert.Empty(page.FindAll("#batch .row-problems"));

        Show(page, "Prediction");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#distribution")), Patience);
        Show(page, "Many");
        page.WaitForAssertion(() => Assert.Contains("12 rows predicted", string.Join(" ", page.FindAll("#batch [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void OwnLinear_SampleTried_IsFittedAndSaysWhatItIs()
    {
        var page = Answered("/predictor?tab=many");
        Train(page);

        _ = page.InvokeAsync(() => Button(page, "Try with sample data").Click());

        page.WaitForAssertion(() => Assert.Contains("Fitted to 300 programmes from sample.csv", string.Join(" ", page.FindAll("#own-linear [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal), Patience);
        Assert.Contains("They are made up", string.Join(" ", page.FindAll("#own-linear [role=status]").Select(part => part.TextContent)), StringComparison.Ordinal);
    }

    private static void Show(IRenderedComponent<EarningsPage> page, string tab) => _ = page.InvokeAsync(() => page.FindAll("[role=tab]").Single(one => one.TextContent.Trim() == tab).Click());

    private static void Train(IRenderedComponent<EarningsPage> page)
    {
        _ = page.InvokeAsync(() => Button(page, "Train your own model").Click());
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#own-linear")), Patience);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<EarningsPage> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private static string[] Titles(IRenderedComponent<EarningsPage> page) => [.. page.FindComponents<Chart>().Select(chart => chart.Instance.Figure.Title)];

    private static void Upload(IRenderedComponent<EarningsPage> page, int field, string content) =>
        page.FindComponents<InputFile>()[field].UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(content), "programmes.csv"));

    private IRenderedComponent<EarningsPage> Answered(string address)
    {
        var page = Open(address);
        page.WaitForAssertion(() => Assert.Contains("$", page.Find(".amount").TextContent, StringComparison.Ordinal), Patience);
        return page;
    }

    private IRenderedComponent<EarningsPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<EarningsPage>();
    }
}

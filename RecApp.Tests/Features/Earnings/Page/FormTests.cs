using Bunit;
using Microsoft.AspNetCore.Components;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Page;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Earnings.Page;

/// <summary>The form's parts, against the model in the repository where they ask it.</summary>
public sealed class FormTests : ComponentTest, IClassFixture<ServedEarnings>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly CodeName[] Names = [new(1, "One"), new(2, Hostile)];

    private readonly ServedEarnings _served;

    public FormTests(ServedEarnings served)
    {
        (_served = served).AddTo(Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Theory]
    [InlineData(true, "", 1)]
    [InlineData(false, "", 0)]
    [InlineData(false, "2", 1)]
    [InlineData(true, "3", 0)]
    [InlineData(true, "x", 0)]
    public void CodeSelect_Changed_ReportsWhatIsOffered(bool optional, string value, int reports)
    {
        List<int?> reported = [];
        var select = Render<CodeSelect>(parameters => parameters
            .Add(part => part.Id, "x").Add(part => part.Label, "Label").Add(part => part.Choices, Names).Add(part => part.Optional, optional)
            .Add(part => part.Value, 1).Add(part => part.OnChanged, code => reported.Add(code)));

        select.Find("select").Change(value);

        Assert.Equal(reports, reported.Count);
        Assert.Equal(optional ? 3 : 2, select.FindAll("option").Count);
        Assert.Empty(select.FindAll("img"));
        Assert.Equal("x", select.Find("label").GetAttribute("for"));
    }

    [Theory]
    [InlineData("sat", "1250", 1250.0, false)]
    [InlineData("sat", " 1250.5 ", 1250.5, false)]
    [InlineData("sat", "1,250", 1250.0, false)]
    [InlineData("sat", "", null, false)]
    [InlineData("sat", "12500", null, true)]
    [InlineData("sat", "62 %", null, true)]
    [InlineData("sat", "NaN", null, true)]
    [InlineData("sat", "-5", null, true)]
    [InlineData("tuition", "$14,000", 14000.0, false)]
    [InlineData("tuition", "$0", null, true)]
    [InlineData("admissionRate", "62 %", 0.62, false)]
    [InlineData("admissionRate", "62", 0.62, false)]
    [InlineData("admissionRate", "0.62", 0.62, false)]
    [InlineData("admissionRate", "0,62", 0.62, false)]
    [InlineData("admissionRate", "162 %", null, true)]
    public void NumberInput_Typed_ReportsOrSaysWhatIsAllowed(string key, string typed, double? value, bool wrong)
    {
        var (before, usable) = (NumericInput.Of(key).Most, true);
        double? reported = before;
        var input = Render<NumberInput>(parameters => parameters
            .Add(part => part.Id, "number").Add(part => part.Label, "Number").Add(part => part.Allowed, "What is allowed").Add(part => part.Input, key)
            .Add(part => part.Value, before).Add(part => part.OnChanged, number => reported = number).Add(part => part.OnUsable, good => usable = good));

        input.Find("input").Input(typed);

        Assert.Equal(wrong ? before : value, reported);
        Assert.Equal(!wrong, usable);
        Assert.Equal(wrong ? "true" : null, input.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal(wrong ? 1 : 0, input.FindAll(".field-error").Count);
        // What was typed is still there.
        Assert.Equal(typed, input.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task FieldChoice_TypedWithASlip_OffersAndChooses()
    {
        int? chosen = null;
        var choices = await ChoicesAsync();
        var field = Render<FieldChoice>(parameters => parameters.Add(part => part.Choices, choices).Add(part => part.OnChanged, code => chosen = code));

        await field.InvokeAsync(() => field.Find("input").Input("compter scienc"));
        field.WaitForAssertion(() => Assert.Contains(field.FindAll("[role=option]"), option => option.TextContent.Contains("Computer Science", StringComparison.Ordinal)), Patience);
        await field.InvokeAsync(() => field.FindAll("[role=option]").First(option => option.TextContent.Contains("Computer Science", StringComparison.Ordinal)).Click());
        Assert.Equal(1107, chosen);

        await field.InvokeAsync(() => field.Find("details").TriggerEvent("ontoggle", EventArgs.Empty));
        await field.InvokeAsync(() => field.Find("#all-fields").Change("5138"));
        Assert.Equal(5138, chosen);
        Assert.True(field.FindAll("optgroup").Count > 20);
        await field.InvokeAsync(() => field.Find("#all-fields").Change("9999"));
        Assert.Equal(5138, chosen);
    }

    [Fact]
    public void CollegeChoice_TypedWithASlip_OffersAndChooses()
    {
        College? chosen = null;
        var college = Render<CollegeChoice>(parameters => parameters.Add(part => part.Value, new Programme(1107)).Add(part => part.OnChosen, found => chosen = found));

        _ = college.InvokeAsync(() => college.Find("input").Input("harvrad"));
        college.WaitForAssertion(() => Assert.Contains("Cambridge, MA", college.Find("[role=option]").TextContent, StringComparison.Ordinal), Patience);
        _ = college.InvokeAsync(() => college.Find("[role=option]").Click());

        college.WaitForAssertion(() => Assert.Equal("Harvard University", chosen?.Name), Patience);
    }

    [Fact]
    public void CollegeChoice_Chosen_IsNamedUntilTheFormChanges()
    {
        var college = new College("Sample College", "Town", "AL", 5, null, 2, null, null, 9000);
        var filled = college.Fill(new Programme(1107, Region: 3, Sat: 1300));
        Assert.Equal(new Programme(1107, CollegeType: 2, Region: 5, Tuition: 9000), filled);
        var part = Render<CollegeChoice>(parameters => parameters.Add(choice => choice.Chosen, college).Add(choice => choice.Value, filled));
        Assert.Contains("not known: place, admission rate, SAT", part.Find(".chosen-college").TextContent, StringComparison.Ordinal);

        part.Render(parameters => parameters.Add(choice => choice.Value, filled with { Sat = 1000 }));
        Assert.Empty(part.FindAll(".chosen-college"));
    }

    [Fact]
    public async Task ProgrammeForm_EachSelect_ChangesItsOwnPart()
    {
        Programme programme = new(1107);
        var choices = await ChoicesAsync();
        var form = Render<ProgrammeForm>(parameters => parameters.Add(part => part.Choices, choices).Add(part => part.Value, programme).Add(part => part.OnChanged, changed => programme = changed));

        foreach (var (id, value, expected) in new (string, string, Programme)[]
        {
            ("credential", "5", new(1107, Credential: 5)), ("college-type", "2", new(1107, CollegeType: 2)), ("region", "8", new(1107, Region: 8)), ("locale", "12", new(1107, Locale: 12)),
        })
        {
            form.Find($"#{id}").Change(value);
            Assert.Equal(expected, programme);
        }
        form.Find("#tuition").Input("9000");
        Assert.Equal(new(1107, Tuition: 9000), programme);
    }

    private async Task<EarningsChoices> ChoicesAsync() => new(await _served.Service.CatalogueAsync(Xunit.TestContext.Current.CancellationToken));
}

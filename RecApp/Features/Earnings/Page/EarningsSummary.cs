using System.Globalization;

namespace RecApp.Features.Earnings.Page;

/// <summary>An answer of <c>/predictor</c> in short.</summary>
internal static class EarningsSummary
{
    public static SummarizedPage Page { get; } = new(EarningsQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<EarningsService>();
        EarningsChoices choices = new(await service.CatalogueAsync(cancellationToken));
        var (parsed, problems) = EarningsQuery.Parse(address);
        var (query, unknown) = parsed.Known(choices);
        if (query.Programme is not { Field: { } field } programme)
            return null;
        var names = choices.Catalogue;
        var answer = await service.PredictAsync([programme.ToInputs()], query.Model, cancellationToken, explain: false);
        var prediction = answer.Predictions[0];
        return new(
            choices.Title(programme),
            [
                new("Field of study", choices.Field(field).Title),
                new("Credential", EarningsChoices.Name(names.Credentials, programme.Credential)),
                new("Type of college", EarningsChoices.Name(names.CollegeTypes, programme.CollegeType)),
                new("Region", EarningsChoices.Name(names.Regions, programme.Region)),
                new("Place", EarningsChoices.Name(names.Locales, programme.Locale)),
                Line("SAT", "sat", programme, difference => difference.ToString("+#,0;−#,0;0", CultureInfo.InvariantCulture)),
                Line("Net price", "tuition", programme, UsdText.SignedExact),
                Line("Admission rate", "admissionRate", programme, difference => (100 * difference).ToString("+0.#;−0.#;0", CultureInfo.InvariantCulture) + " points"),
                new("Model", EarningsPage.ModelNames[query.Model]),
            ],
            [
                Usd("Earnings a year", prediction.EarningsUsd),
                new("Half of similar programmes pay", UsdText.Range(prediction.Interval50)),
                new("Nine in ten pay", UsdText.Range(prediction.Interval90)),
            ])
        {
            Problems = [.. problems.Concat(unknown).Select(problem => problem.Message)],
        };
    }

    private static SummaryLine Line(string name, string key, Programme programme, Func<double, string> difference)
    {
        var input = NumericInput.Of(key);
        double? value = input.Value(programme);
        return new(name, value is { } known ? input.Text(known) : "unknown") { Number = value, Difference = difference };
    }

    private static SummaryLine Usd(string name, double usd) => new(name, UsdText.Rounded(usd)) { Number = Math.Round(usd / 100) * 100, Difference = UsdText.Signed };
}

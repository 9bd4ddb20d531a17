using System.Globalization;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Scoring;
using RecApp.Features.Earnings.Training;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Fitting;

/// <summary>Reads somebody's own programmes with earnings out of a CSV.</summary>
/// <param name="Data">The programmes that can be used.</param>
/// <param name="HasColleges">Whether a column tells colleges apart; without, every programme counts as a college of its own.</param>
/// <param name="LeftOut">Rows that can't be used.</param>
/// <param name="Problems">The first of them that are wrong, and not only without earnings.</param>
internal sealed record OwnProgrammes(EarningsData Data, bool HasColleges, int LeftOut, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>Fewer programmes say nothing.</summary>
    public const int Fewest = 50;

    private const int MostProblems = 20;

    /// <exception cref="CsvRefusedException">The file as a whole can't be used; the message tells a person why.</exception>
    public static async Task<OwnProgrammes> ReadAsync(EarningsModel model, string fileName, Stream file, CancellationToken cancellationToken)
    {
        await using var programmes = await ProgrammeFile.OpenAsync(model, file, cancellationToken, withEarnings: true);
        var (inputs, earnings, colleges) = (new List<EarningsInputs>(), new List<double>(), new List<int>());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<RowProblem>();
        while (await programmes.ReadAsync(cancellationToken))
        {
            string text = programmes.EarningsText();
            if (text.Length == 0)
                continue;
            var errors = new Dictionary<string, string[]>(0);
            var row = programmes.Inputs(errors);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double usd) || usd is not (> 0 and < 1e7))
                errors["earningsUsd"] = ["Give USD a year above 0, with a decimal point and no separators, or leave it empty when unknown."];
            if (errors.Count > 0)
            {
                if (problems.Count < MostProblems)
                    problems.Add(new(programmes.Rows, string.Join(" ", errors.Select(error => $"{error.Key}: {error.Value[0]}"))));
                continue;
            }
            inputs.Add(row);
            earnings.Add(usd);
            colleges.Add(Number(numbers, programmes.CollegeText() ?? $"row {programmes.Rows}"));
        }
        if (inputs.Count < Fewest)
        {
            throw new CsvRefusedException($"{inputs.Count:N0} of {programmes.Rows:N0} rows have earnings and can be used; at least {Fewest} are needed."
                + (problems.Count > 0 ? $" Row {problems[0].Row:N0}: {problems[0].Problem}" : ""));
        }
        return new(
            new([.. inputs], [.. earnings], [.. colleges], numbers.Count, new(fileName, "", "", "", inputs.Count)), programmes.HasCollege, programmes.Rows - inputs.Count, problems);
    }

    private static int Number(Dictionary<string, int> numbers, string college)
    {
        if (!numbers.TryGetValue(college, out int number))
            numbers.Add(college, number = numbers.Count);
        return number;
    }
}

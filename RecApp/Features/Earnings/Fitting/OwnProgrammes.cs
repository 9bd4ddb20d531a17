using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Scoring;
using RecApp.Features.Earnings.Training;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Fitting;

/// <summary>Reads somebody's own programmes with earnings out of a table.</summary>
/// <param name="Data">The programmes that can be used.</param>
/// <param name="HasColleges">Whether a column tells colleges apart; without, every programme counts as a college of its own.</param>
/// <param name="LeftOut">Rows that can't be used.</param>
/// <param name="Problems">The first of them that are wrong, and not only without earnings.</param>
internal sealed record OwnProgrammes(EarningsData Data, bool HasColleges, int LeftOut, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>Fewer programmes say nothing.</summary>
    public const int Fewest = 50;

    private const int MostProblems = 20;

    /// <summary>How the file was understood; null of a data set.</summary>
    public TableReading? Reading { get; init; }

    /// <exception cref="FileRefusedException">The file as a whole can't be used; the message tells a person why.</exception>
    public static OwnProgrammes Read(EarningsModel model, TableUpload file, CancellationToken cancellationToken)
    {
        var programmes = ProgrammeFile.Open(model, file, cancellationToken, withEarnings: true);
        var (inputs, earnings, colleges) = (new List<EarningsInputs>(), new List<double>(), new List<int>());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<RowProblem>();
        foreach (int place in programmes.Read(cancellationToken))
        {
            string text = programmes.EarningsText();
            if (text.Length == 0)
                continue;
            var errors = new Dictionary<string, string[]>(0);
            var row = programmes.Inputs(errors);
            double usd = programmes.EarningsUsd(text) ?? 0;
            if (usd is not (> 0 and < 1e7))
                errors["earningsUsd"] = ["Give USD a year above 0, or leave it empty when unknown."];
            if (errors.Count > 0)
            {
                if (problems.Count < MostProblems)
                    problems.Add(new(programmes.Row, string.Join(" ", errors.Select(error => $"{error.Key}: {error.Value[0]}"))));
                continue;
            }
            inputs.Add(row);
            earnings.Add(usd);
            colleges.Add(Number(numbers, programmes.CollegeText() ?? $"row {place}"));
        }
        if (inputs.Count < Fewest)
        {
            throw new FileRefusedException($"{inputs.Count:N0} of {programmes.Rows:N0} rows have earnings and can be used; at least {Fewest} are needed."
                + (problems.Count > 0 ? $" Row {problems[0].Row:N0}: {problems[0].Problem}" : ""));
        }
        return new(
            new([.. inputs], [.. earnings], [.. colleges], numbers.Count, new(file.FileName, "", "", "", inputs.Count)), programmes.HasCollege, programmes.Rows - inputs.Count, problems)
        { Reading = programmes.Reading };
    }

    private static int Number(Dictionary<string, int> numbers, string college)
    {
        if (!numbers.TryGetValue(college, out int number))
            numbers.Add(college, number = numbers.Count);
        return number;
    }
}

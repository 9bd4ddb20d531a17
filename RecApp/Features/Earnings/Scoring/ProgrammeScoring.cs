using System.Globalization;
using System.Text;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>Predicts every row of a file of programmes.</summary>
internal static class ProgrammeScoring
{
    private const int Chunk = 512;
    private const int MostProblems = 20;

    // Six numbers; warnings are few.
    private const int UsualAddition = 64;

    /// <summary>The rows as they came, each with its prediction and intervals in USD or with what is wrong.</summary>
    /// <param name="model">Knows fields and what is rare.</param>
    /// <param name="predictor">Predicts.</param>
    /// <param name="programmes">The rows.</param>
    /// <param name="fileName">What the result is to be called.</param>
    /// <param name="report">Told the part done, 0–1, from any thread.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public static ScoredCsv Score(
        EarningsModel model, IEarningsPredictor predictor, ProgrammeFile programmes, string fileName, Action<double> report, CancellationToken cancellationToken)
    {
        var estimates = new EarningsEstimate[programmes.Inputs.Length];
        int chunks = (estimates.Length + Chunk - 1) / Chunk, done = 0;
        Parallel.For(0, chunks, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var range = (index * Chunk)..Math.Min(estimates.Length, (index + 1) * Chunk);
            predictor.Predict(programmes.Inputs[range], estimates.AsSpan(range));
            report(Interlocked.Increment(ref done) / (double)chunks);
        });
        report(1);
        using var csv = new MemoryStream(programmes.Length + (programmes.Count * UsualAddition));
        csv.Write(programmes.Cells(-1));
        csv.Write(Encoding.UTF8.GetBytes($",{string.Join(',', ProgrammeFile.Added)}\r\n"));
        var problems = new List<RowProblem>();
        int good = 0;
        for (int row = 0; row < programmes.Count; row++)
        {
            if (row % Chunk == 0)
                cancellationToken.ThrowIfCancellationRequested();
            csv.Write(programmes.Cells(row));
            if (programmes.Problem(row) is { } problem)
            {
                csv.Write(Encoding.UTF8.GetBytes($",,,,,,,{FormulaGuard.Quoted(problem)}\r\n"));
                if (problems.Count < MostProblems)
                    problems.Add(new(row + 1, problem));
                continue;
            }
            var warnings = EarningsWarnings.Of(model, programmes.Inputs[good], programmes.Field(good));
            csv.Write(Encoding.UTF8.GetBytes(Text(estimates[good++]) + (warnings.Count == 0 ? ",,\r\n" : $",{FormulaGuard.Quoted(string.Join(" ", warnings))},\r\n")));
        }
        return new(fileName, csv.ToArray(), good, programmes.Count - good, programmes.Columns.Unused)
        {
            Problems = problems,
            Notes = programmes.Columns.Absent.Count == 0 ? [] : [$"Unknown in every row, as the file has no such column: {string.Join(", ", programmes.Columns.Absent)}."],
        };
    }

    private static string Text(in EarningsEstimate of) =>
        string.Create(CultureInfo.InvariantCulture, $",{of.Usd:F2},{of.Low50:F2},{of.High50:F2},{of.Low90:F2},{of.High90:F2}");
}

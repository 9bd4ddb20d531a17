using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Serving;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>Predicts uploaded files: every row as it came, with its prediction and intervals in USD or with what is wrong. Keeps nothing of them; safe for concurrent use.</summary>
public sealed class EarningsBatchService(Predictions predictions, InferenceGate gate)
{
    private const int Chunk = 512;
    private const int MostProblems = 20;

    // A file that is wrong in every row would grow tenfold by explanations.
    private const int MostExplained = 1_000;

    // Six numbers; warnings are few.
    private const int UsualAddition = 64;

    // Columns of these names are left out of what is copied.
    private static readonly string[] Added = ["predictedUsd", "low50Usd", "high50Usd", "low90Usd", "high90Usd", "warnings", "problem"];

    /// <summary>Predicts every row of a file by a served model, and records the file as one prediction.</summary>
    /// <param name="file">A table with a header; columns in any order.</param>
    /// <param name="variant">One of <see cref="EarningsService.Variants"/>.</param>
    /// <param name="report">Told the part predicted, 0–1, from any thread.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">The file as a whole can't be used; the message tells a person why.</exception>
    /// <exception cref="InferenceBusyException">Too many at once, or it took too long.</exception>
    /// <exception cref="ModelUnavailableException">There is no model.</exception>
    public Task<ScoredCsv> ScoreAsync(TableUpload file, string variant, Action<double> report, CancellationToken cancellationToken) => predictions.AskAsync<EarningsModel, ScoredCsv>(
        EarningsService.ModelName, variant,
        async (lease, provenance) =>
            await RunAsync(lease, file, model => model.Predictor(variant), $"recapp-earnings-{variant}-{provenance.Version}.csv", report, cancellationToken) with { PredictionId = provenance.Id },
        cancellationToken);

    /// <summary>The same by a predictor that this session has fitted; records nothing.</summary>
    internal Task<ScoredCsv> ScoreAsync(TableUpload file, IEarningsPredictor own, Action<double> report, CancellationToken cancellationToken) => predictions.AskAsync<EarningsModel, ScoredCsv>(
        EarningsService.ModelName, variant: null,
        (lease, _) => RunAsync(lease, file, _ => own, "recapp-earnings-own.csv", report, cancellationToken), cancellationToken);

    private async Task<ScoredCsv> RunAsync(
        ModelLease<EarningsModel> lease, TableUpload file, Func<EarningsModel, IEarningsPredictor> predictor, string fileName, Action<double> report, CancellationToken cancellationToken)
    {
        var programmes = ProgrammeFile.Open(lease.Model, file, cancellationToken);
        var rows = Read(programmes, cancellationToken);
        return await gate.RunAsync(
            lease.Share(),
            (model, token) =>
            {
                var estimates = Predict(predictor(model), rows, report, token);
                var (csv, problems) = Write(model, rows, estimates, token);
                return new ScoredCsv(fileName, csv, rows.Inputs.Count, rows.Problems.Count, programmes.Unused)
                {
                    Added = Added.Length,
                    Reading = programmes.Reading,
                    Problems = problems,
                    Notes = Notes(programmes),
                };
            },
            cancellationToken);
    }

    private static string[] Notes(ProgrammeFile programmes) =>
    [
        .. programmes.Absent.Count == 0 ? Array.Empty<string>() : [$"Unknown in every row, as the file has no such column: {string.Join(", ", programmes.Absent)}."],
        .. programmes.Percentages == 0 ? Array.Empty<string>() : [$"Admission rates above 1 were read as percentages, 62 as 0.62: {programmes.Percentages:N0}."],
    ];

    private static KeptRows Read(ProgrammeFile programmes, CancellationToken cancellationToken)
    {
        var rows = new KeptRows();
        int[] copied = [.. programmes.Names.Index().Where(column => !Added.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).Select(column => column.Index)];
        rows.Keep(copied.Select(column => FormulaGuard.Quoted(programmes.Names[column])));
        foreach (int _ in programmes.Read(cancellationToken))
        {
            rows.Keep(copied.Select(column => Cell(programmes[column])));
            var errors = new Dictionary<string, string[]>(0);
            bool explain = rows.Problems.Count < MostExplained;
            var inputs = programmes.Inputs(errors, explain);
            if (errors.Count == 0)
                rows.Inputs.Add(inputs);
            else
            {
                rows.Problems[rows.Count - 1] = explain
                    ? string.Join(" ", errors.Select(error => $"{error.Key}: {error.Value[0]}"))
                    : $"{string.Join(", ", errors.Keys)} can't be used; earlier rows say what is allowed.";
            }
        }
        return rows.Count > 0 ? rows : throw new FileRefusedException("The file has a header but no rows.");
    }

    private static EarningsEstimate[] Predict(IEarningsPredictor predictor, KeptRows rows, Action<double> report, CancellationToken cancellationToken)
    {
        var estimates = new EarningsEstimate[rows.Inputs.Count];
        int chunks = (estimates.Length + Chunk - 1) / Chunk, done = 0;
        Parallel.For(0, chunks, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var range = (index * Chunk)..Math.Min(estimates.Length, (index + 1) * Chunk);
            predictor.Predict(CollectionsMarshal.AsSpan(rows.Inputs)[range], estimates.AsSpan(range));
            report(Interlocked.Increment(ref done) / (double)chunks);
        });
        report(1);
        return estimates;
    }

    private static (byte[] Csv, List<RowProblem> Problems) Write(EarningsModel model, KeptRows rows, EarningsEstimate[] estimates, CancellationToken cancellationToken)
    {
        using var csv = new MemoryStream(rows.Length + (rows.Count * UsualAddition));
        csv.Write(rows.Header);
        csv.Write(Encoding.UTF8.GetBytes($",{string.Join(',', Added)}\r\n"));
        var problems = new List<RowProblem>();
        int good = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            if (row % Chunk == 0)
                cancellationToken.ThrowIfCancellationRequested();
            csv.Write(rows[row]);
            if (rows.Problems.TryGetValue(row, out string? problem))
            {
                csv.Write(Encoding.UTF8.GetBytes($",,,,,,,{FormulaGuard.Quoted(problem)}\r\n"));
                if (problems.Count < MostProblems)
                    problems.Add(new(row + 1, problem));
                continue;
            }
            var warnings = EarningsWarnings.Of(model, rows.Inputs[good]);
            csv.Write(Encoding.UTF8.GetBytes(Text(estimates[good++]) + (warnings.Count == 0 ? ",,\r\n" : $",{FormulaGuard.Quoted(string.Join(" ", warnings))},\r\n")));
        }
        return (csv.ToArray(), problems);
    }

    // A number can't be a formula, and is none in quotation marks.
    private static string Cell(string text) =>
        text.Length == 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && !text.StartsWith('+') ? text : FormulaGuard.Quoted(text);

    private static string Text(in EarningsEstimate of) =>
        string.Create(CultureInfo.InvariantCulture, $",{of.Usd:F2},{of.Low50:F2},{of.High50:F2},{of.Low90:F2},{of.High90:F2}");

    /// <summary>The rows of a file: as they were written, and what they say.</summary>
    private sealed class KeptRows
    {
        private readonly MemoryStream _cells = new();
        private readonly List<int> _ends = [];

        /// <summary>[rows without a problem] in the order of the file.</summary>
        public List<EarningsInputs> Inputs { get; } = [];

        /// <summary>What is wrong with a row, by its place.</summary>
        public Dictionary<int, string> Problems { get; } = [];

        public int Count => _ends.Count - 1;

        /// <summary>Length of all cells as CSV, in bytes.</summary>
        public int Length => (int)_cells.Length;

        public ReadOnlySpan<byte> Header => _cells.GetBuffer().AsSpan(0, _ends[0]);

        /// <summary>The cells of a row as CSV without a line break.</summary>
        public ReadOnlySpan<byte> this[int row] => _cells.GetBuffer().AsSpan(_ends[row].._ends[row + 1]);

        /// <summary>Keeps the cells of the header, then of each row.</summary>
        public void Keep(IEnumerable<string> cells)
        {
            _cells.Write(Encoding.UTF8.GetBytes(string.Join(',', cells)));
            _ends.Add((int)_cells.Length);
        }
    }
}

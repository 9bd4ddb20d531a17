using System.Runtime.InteropServices;
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
                var (csv, problems) = Write(model, programmes, rows, estimates, token);
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

    private static ReadRows Read(ProgrammeFile programmes, CancellationToken cancellationToken)
    {
        ReadRows rows = new([], []);
        foreach (int _ in programmes.Read(cancellationToken))
        {
            var errors = new Dictionary<string, string[]>(0);
            bool explain = rows.Problems.Count < MostExplained;
            var inputs = programmes.Inputs(errors, explain);
            if (errors.Count == 0)
                rows.Inputs.Add(inputs);
            else
            {
                rows.Problems[programmes.Row] = explain
                    ? string.Join(" ", errors.Select(error => $"{error.Key}: {error.Value[0]}"))
                    : $"{string.Join(", ", errors.Keys)} can't be used; earlier rows say what is allowed.";
            }
        }
        return programmes.Rows > 0 ? rows : throw new FileRefusedException("The file has a header but no rows.");
    }

    private static EarningsEstimate[] Predict(IEarningsPredictor predictor, ReadRows rows, Action<double> report, CancellationToken cancellationToken)
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

    // Goes through the file again, which takes less than to keep its cells.
    private static (byte[] Csv, List<RowProblem> Problems) Write(
        EarningsModel model, ProgrammeFile programmes, ReadRows rows, EarningsEstimate[] estimates, CancellationToken cancellationToken)
    {
        int[] copied = [.. programmes.Names.Index().Where(column => !Added.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).Select(column => column.Index)];
        using CsvTable csv = new([.. copied.Select(column => programmes.Names[column]), .. Added]);
        List<RowProblem> problems = [];
        int good = 0;
        foreach (var (row, cells) in programmes.Cells(cancellationToken))
        {
            foreach (int column in copied)
                csv.Cell(cells[column]);
            if (rows.Problems.TryGetValue(row, out string? problem))
            {
                csv.Blank(Added.Length - 1).Text(problem).EndRow();
                if (problems.Count < MostProblems)
                    problems.Add(new(row, problem));
                continue;
            }
            var estimate = estimates[good];
            foreach (double usd in (ReadOnlySpan<double>)[estimate.Usd, estimate.Low50, estimate.High50, estimate.Low90, estimate.High90])
                csv.Number(Math.Round(usd, 2));
            csv.Text(string.Join(" ", EarningsWarnings.Of(model, rows.Inputs[good++]))).Blank(1).EndRow();
        }
        return (csv.ToArray(), problems);
    }

    /// <summary>What the rows of a file say.</summary>
    /// <param name="Inputs">[rows without a problem] in the order of the file.</param>
    /// <param name="Problems">What is wrong with a row, by its number.</param>
    private sealed record ReadRows(List<EarningsInputs> Inputs, Dictionary<int, string> Problems);
}

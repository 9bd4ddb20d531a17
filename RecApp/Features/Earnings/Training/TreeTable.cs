using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>What the trees learn from: rows that tables and sisters describe without having seen them.</summary>
/// <param name="Features">[rows][<see cref="TreeFeatures.Count"/>].</param>
/// <param name="Totals">[rows] the tables' estimate, as a logarithm.</param>
/// <param name="EarningsUsd">[rows].</param>
/// <param name="Folds">[rows] part of the institutions, 0 to <see cref="Parts"/> - 1; each part's tables are fitted to the others.</param>
internal sealed record TreeTable(float[][] Features, double[] Totals, double[] EarningsUsd, int[] Folds)
{
    public const int Parts = 5;

    // "Unknown" in the data says something (no SAT: an open college); a visitor who leaves a field empty doesn't. Copies of some
    // programmes with inputs left out at random teach the trees the difference.
    private const double CopiedShare = 0.3, LeftOutChance = 0.5;

    private static readonly int[] Optional = [0, 1, 5, 6, 7];

    /// <summary>Describes programmes; what it gives for the tables and sisters of all of them is to be served.</summary>
    public static (TreeTable Table, EffectTablesDocument Tables, SisterCampuses Sisters) Of(EarningsInputs[] inputs, double[] earningsUsd, int[] colleges, int[] institutions)
    {
        double[] logarithms = [.. earningsUsd.Select(usd => Math.Log(usd))];
        var scales = TableEffectsTrainer.Scales(inputs);
        int[] foldOf = [.. Enumerable.Range(0, institutions.Max() + 1).Select(institution => institution % Parts)];
        new Random(EarningsEvaluation.Seed).Shuffle(foldOf);
        var (programmes, sources) = WithCopies(inputs);
        var estimates = new (double Total, double OfField)[programmes.Length];
        for (int part = 0; part < Parts; part++)
        {
            var tables = new EffectTables(Fit(row => foldOf[institutions[row]] != part));
            for (int row = 0; row < programmes.Length; row++)
            {
                if (foldOf[institutions[sources[row]]] == part)
                    estimates[row] = tables.Estimate(programmes[row]);
            }
        }
        (EarningsInputs Inputs, double Residual)[] residuals = [.. inputs.Select((row, i) => (row, logarithms[i] - estimates[i].Total))];
        var sisters = new SisterCampuses(residuals);
        var own = Enumerable.Range(0, inputs.Length).GroupBy(row => colleges[row]).ToDictionary(rows => rows.Key, rows => new SisterCampuses(rows.Select(row => residuals[row])));
        var table = new TreeTable(
            [.. programmes.Select((row, i) => Describe(row, estimates[i], sisters, own[colleges[sources[i]]]))], [.. estimates.Select(estimate => estimate.Total)],
            [.. sources.Select(row => earningsUsd[row])], [.. sources.Select(row => foldOf[institutions[row]])]);
        return (table, Fit(_ => true), sisters);

        EffectTablesDocument Fit(Func<int, bool> chosen)
        {
            int[] rows = [.. Enumerable.Range(0, inputs.Length).Where(chosen)];
            return TableEffectsTrainer.Fit([.. rows.Select(row => inputs[row])], [.. rows.Select(row => logarithms[row])], [.. rows.Select(row => institutions[row])], scales);
        }
    }

    private static float[] Describe(in EarningsInputs row, (double, double) estimate, SisterCampuses sisters, SisterCampuses own)
    {
        var features = new float[TreeFeatures.Count];
        TreeFeatures.Write(row, estimate, sisters, features, own);
        return features;
    }

    private static (EarningsInputs[] Programmes, int[] Sources) WithCopies(EarningsInputs[] inputs)
    {
        var random = new Random(EarningsEvaluation.Seed);
        List<EarningsInputs> programmes = [.. inputs];
        List<int> sources = [.. Enumerable.Range(0, inputs.Length)];
        for (int row = 0; row < inputs.Length; row++)
        {
            if (random.NextDouble() >= CopiedShare)
                continue;
            var copy = inputs[row];
            foreach (int part in Optional)
            {
                if (random.NextDouble() < LeftOutChance)
                    copy = copy.Take(part, default);
            }
            programmes.Add(copy);
            sources.Add(row);
        }
        return ([.. programmes], [.. sources]);
    }
}

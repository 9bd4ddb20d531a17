using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>
/// What explanations start from. A contribution is what changes when one input goes from a typical programme's value to the one asked about,
/// averaged over several typical programmes, each walked in an order of its own and in the reverse of it, which cancels most of what
/// depends on the order. Typical programmes are medians of groups of colleges with frequent fields: none is a row of the data.
/// </summary>
internal static class TypicalProgrammes
{
    private const int Count = 8, Candidates = 400, Draws = 20_000, FewestInstitutions = 3;

    private static readonly double[] SatEdges = [1, 1000, 1100, 1200, 1300];

    /// <summary>Chooses the set whose mean prediction and mean inputs are closest to those of the data.</summary>
    public static ServingDocument Choose(EarningsData data, TreeScorer scorer, Dictionary<string, double[]> factors)
    {
        var random = new Random(EarningsEvaluation.Seed);
        EarningsInputs[] pool = Pool(data, random);
        double[] usd = scorer.Usd(pool);
        double mean = data.EarningsUsd.Average();
        double[][] moments = Offsets([.. pool.Select(Moments)], [.. data.Inputs.Select(Moments)]);
        int[] numbers = [.. Enumerable.Range(0, pool.Length)], best = [];
        double least = double.PositiveInfinity;
        for (int draw = 0; draw < Draws; draw++)
        {
            int[] chosen = random.GetItems(numbers, Count);
            double gap = (chosen.Average(number => usd[number]) - mean) / 100;
            double balance = Enumerable.Range(0, moments[0].Length).Average(moment => Math.Pow(chosen.Average(number => moments[number][moment]), 2));
            if (gap * gap + balance < least && chosen.Distinct().Count() == Count)
                (least, best) = (gap * gap + balance, chosen);
        }
        double[] chosenUsd = [.. best.Select(number => usd[number])];
        return new(factors, [.. best.Select(number => ReferenceProgramme.Of(pool[number]))], chosenUsd, chosenUsd.Average(), [.. Walks(random)]);
    }

    private static IEnumerable<Walk> Walks(Random random)
    {
        for (int reference = 0; reference < Count; reference++)
        {
            int[] order = [.. Enumerable.Range(0, EarningsInputs.Count)];
            random.Shuffle(order);
            yield return new(reference, order);
            yield return new(reference, [.. order.Reverse()]);
        }
    }

    // What typical programmes should have in common with the data: numbers, what is unknown, credentials and types.
    private static double[] Moments(EarningsInputs row) =>
    [
        row.Sat, row.AdmissionRate, row.Tuition, row.Sat == 0 ? 1 : 0, row.AdmissionRate == 0 ? 1 : 0, row.Tuition == 0 ? 1 : 0,
        .. new[] { 1, 2, 3, 5 }.Select(credential => row.Credential == credential ? 1.0 : 0), .. new[] { 1, 2, 3 }.Select(type => row.CollegeType == type ? 1.0 : 0),
    ];

    // In standard errors of a mean of so many.
    private static double[][] Offsets(double[][] offered, double[][] wanted)
    {
        int width = wanted[0].Length;
        double[] means = [.. Enumerable.Range(0, width).Select(moment => wanted.Average(row => row[moment]))];
        double[] errors = [.. means.Select((mean, moment) => Math.Sqrt(wanted.Average(row => Math.Pow(row[moment] - mean, 2)) / Count))];
        return [.. offered.Select(row => row.Select((value, moment) => errors[moment] > 0 ? (value - means[moment]) / errors[moment] : 0).ToArray())];
    }

    // A group of like colleges by its medians, a credential and a field frequent among them.
    private static EarningsInputs[] Pool(EarningsData data, Random random)
    {
        var groups = Enumerable.Range(0, data.Count).GroupBy(row => (data.Inputs[row].CollegeType, SatEdges.Count(edge => data.Inputs[row].Sat >= edge)))
            .ToDictionary(group => group.Key, group => group.ToArray());
        var pool = new List<EarningsInputs>(Candidates);
        while (pool.Count < Candidates)
        {
            var first = data.Inputs[random.Next(data.Count)];
            int[] members = groups[(first.CollegeType, SatEdges.Count(edge => first.Sat >= edge))];
            int credential = Drawn(members).Credential;
            int[] cell = [.. members.Where(row => data.Inputs[row].Credential == credential)];
            int field = Drawn(cell).Field;
            if (cell.Where(row => data.Inputs[row].Field == field).Select(row => data.Institutions[row]).Distinct().Count() >= FewestInstitutions)
            {
                pool.Add(new(Drawn(members).Region, Drawn(members).Locale, first.CollegeType, field, credential,
                    Typical(members, row => row.AdmissionRate, 0.01), Typical(members, row => row.Sat, 10), Typical(members, row => row.Tuition, 100)));
            }
        }
        return [.. pool];

        EarningsInputs Drawn(int[] rows) => data.Inputs[rows[random.Next(rows.Length)]];

        double Typical(int[] rows, Func<EarningsInputs, double> of, double step)
        {
            double[] known = [.. rows.Select(row => of(data.Inputs[row])).Where(value => value != 0).Order()];
            return 2 * known.Length < rows.Length ? 0 : Math.Round(Math.Round(known[known.Length / 2] / step) * step, 2);
        }
    }
}

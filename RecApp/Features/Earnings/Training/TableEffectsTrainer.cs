using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Earnings.Training;

/// <summary>
/// Fits the tables: the logarithm of earnings as a sum of nested effects. A field's level and its response to selectivity and price differ
/// by field and credential; trees need many splits to find one such slope, a penalised regression finds it directly, because a rare
/// field borrows from its family, and a family from the credential.
/// </summary>
internal static class TableEffectsTrainer
{
    // A cell is kept only if so many institutions stand behind it; the coarser tables answer for the others.
    private const int FewestInstitutions = 3;
    private const int MostSteps = 120, Digits = 7;

    // Known values beyond these quantiles are clipped, so that no slope runs away.
    private const double LowQuantile = 0.002, HighQuantile = 0.998;

    /// <summary>On the square of each shared slope, and of each institution's own level.</summary>
    public const double SharedPenalty = 1, InstitutionPenalty = 10;

    /// <summary>The tables, with the penalty of a cell's level and that of its slopes. The first five are the field's own worth; the others say what the college adds.</summary>
    public static IReadOnlyList<TableDesign> Designs { get; } =
    [
        new("credential", ["credential"], true, 0.15, 2), new("family", ["family"], true, 1.5, null), new("field", ["field"], true, 1.5, null),
        new("familyCredential", ["family", "credential"], true, 4.5, 10), new("fieldCredential", ["field", "credential"], true, 4.5, 20),
        new("collegeTypeCredential", ["college_type", "credential"], false, 1.5, null), new("region", ["region"], false, 1.5, null),
        new("locale", ["locale"], false, 1.5, null), new("familyCollegeType", ["family", "college_type"], false, 4.5, null),
        new("fieldCollegeType", ["field", "college_type"], false, 9, null), new("familyRegion", ["family", "region"], false, 7.5, null),
        new("fieldRegion", ["field", "region"], false, 18, null),
    ];

    /// <summary>How the numbers are scaled: round values near the median and the standard deviation, and the range of the data.</summary>
    public static NumberScale[] Scales(EarningsInputs[] inputs) =>
    [
        Scale("sat", 1100, 130, inputs.Select(row => row.Sat)), Scale("admissionRate", 0.65, 0.2, inputs.Select(row => row.AdmissionRate)),
        Scale("tuition", 18_000, 8_000, inputs.Select(row => row.Tuition)),
    ];

    /// <summary>Fits all tables at once.</summary>
    /// <param name="inputs">[programmes].</param>
    /// <param name="logarithms">[programmes] of their earnings.</param>
    /// <param name="institutions">[programmes] each has a level of its own, so that a field taught at strong ones isn't credited with their strength; it is thrown away.</param>
    /// <param name="scales">From <see cref="Scales"/>.</param>
    public static EffectTablesDocument Fit(EarningsInputs[] inputs, double[] logarithms, int[] institutions, NumberScale[] scales)
    {
        double mean = logarithms.Average();
        var columns = new List<double>();
        Cells[] tables = [.. Designs.Select(design => new Cells(design, inputs, institutions, columns))];
        int shared = columns.Count;
        columns.AddRange(Enumerable.Repeat(SharedPenalty, EffectTables.Slopes));
        int own = columns.Count;
        columns.AddRange(Enumerable.Repeat(InstitutionPenalty, institutions.Max() + 1));
        var regression = new PenalisedLeastSquares([.. columns]);
        var entries = new List<(int, double)>();
        Span<double> numbers = stackalloc double[EffectTables.Slopes];
        for (int row = 0; row < inputs.Length; row++)
        {
            entries.Clear();
            EffectTables.Scale(scales, inputs[row], numbers);
            foreach (var table in tables)
                table.AddTo(entries, inputs[row], numbers);
            for (int slope = 0; slope < numbers.Length; slope++)
                entries.Add((shared + slope, numbers[slope]));
            entries.Add((own + institutions[row], 1));
            regression.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries), logarithms[row] - mean);
        }
        // Rounded before the trees are fitted on them: what is written is then exactly what they saw.
        double[] weights = [.. regression.Solve(MostSteps).Select(weight => Math.Round(weight, Digits))];
        return new(mean, scales, weights[shared..own], [.. tables.Select(table => table.Read(weights))]);
    }

    private static NumberScale Scale(string name, double centre, double scale, IEnumerable<double> values)
    {
        double[] known = [.. values.Where(value => value != 0).Order()];
        return new(name, centre, scale, At(LowQuantile), At(HighQuantile));

        double At(double share)
        {
            double place = share * (known.Length - 1);
            int below = (int)place;
            return known[below] + (place - below) * (known[Math.Min(below + 1, known.Length - 1)] - known[below]);
        }
    }

    private sealed class Cells
    {
        private readonly TableDesign _design;
        private readonly Func<EarningsInputs, int> _key;
        private readonly int[] _keys;
        private readonly int _start, _width;

        public Cells(TableDesign design, EarningsInputs[] inputs, int[] institutions, List<double> columns)
        {
            (_design, _key, _start) = (design, EffectTables.KeyOf(design.Inputs), columns.Count);
            _keys = [.. inputs.Select(_key).Zip(institutions).Distinct().GroupBy(pair => pair.First).Where(cell => cell.Count() >= FewestInstitutions).Select(cell => cell.Key).Order()];
            double[] penalties = [design.LevelPenalty, .. design.SlopePenalty is { } penalty ? Enumerable.Repeat(penalty, EffectTables.Slopes) : []];
            _width = penalties.Length;
            foreach (int _ in _keys)
                columns.AddRange(penalties);
        }

        public void AddTo(List<(int, double)> entries, in EarningsInputs row, ReadOnlySpan<double> numbers)
        {
            int cell = Array.BinarySearch(_keys, _key(row));
            if (cell < 0)
                return;
            entries.Add((_start + cell * _width, 1));
            for (int slope = 1; slope < _width; slope++)
            {
                if (numbers[slope - 1] != 0)
                    entries.Add((_start + cell * _width + slope, numbers[slope - 1]));
            }
        }

        public EffectTable Read(double[] weights)
        {
            int[] starts = [.. Enumerable.Range(0, _keys.Length).Select(cell => _start + cell * _width)];
            return new(_design.Name, _design.Inputs, _design.OfField, _keys, [.. starts.Select(start => weights[start])],
                _width == 1 ? null : [.. starts.Select(start => weights[(start + 1)..(start + _width)])]);
        }
    }
}

/// <summary>How a table is fitted.</summary>
/// <param name="Name">As in <see cref="EffectTable"/>.</param>
/// <param name="Inputs">As in <see cref="EffectTable"/>.</param>
/// <param name="OfField">As in <see cref="EffectTable"/>.</param>
/// <param name="LevelPenalty">On the square of a cell's level.</param>
/// <param name="SlopePenalty">On that of its slopes; null for none.</param>
internal sealed record TableDesign(string Name, string[] Inputs, bool OfField, double LevelPenalty, double? SlopePenalty);

using Microsoft.ML;
using Microsoft.ML.Data;

namespace RecApp.Learning;

/// <summary>
/// How much of R² is lost when one input is shuffled among rows that a predictor has not learnt from (Breiman 2001, section 10,
/// https://doi.org/10.1023/A:1010933404324), by Microsoft.ML. Inputs that tell the same share what is lost.
/// </summary>
public static class PermutationImportance
{
    /// <summary>How often each input is shuffled.</summary>
    public const int Shufflings = 10;

    private const int Seed = 1;

    /// <param name="truth">[rows] what is to be predicted for rows that were not learnt from; at least two.</param>
    /// <param name="inputs">How many inputs a row has.</param>
    /// <param name="predict">Predictions of rows that are put together: handed [rows][inputs], from which row each input comes.</param>
    /// <returns>[inputs] what R² loses on average, and the standard error of that over the shufflings.</returns>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    public static IReadOnlyList<(double Loss, double StandardError)> Of(double[] truth, int inputs, Func<int[][], double[]> predict)
    {
        if (truth.Length < 2)
            throw new ArgumentException($"{truth.Length} rows can't be shuffled; give at least two.", nameof(truth));
        var context = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(SourceRow));
        schema[nameof(SourceRow.Sources)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputs);
        // Numbers of rows are shuffled, not values: single precision would change those.
        var data = context.Data.LoadFromEnumerable(truth.Select((value, row) => new SourceRow { Sources = [.. Enumerable.Repeat((float)row, inputs)], Label = (float)value }).ToArray(), schema);
        return
        [
            .. context.Regression.PermutationFeatureImportance(new Predictor(context, predict, data.Schema[nameof(SourceRow.Sources)].Type), data, permutationCount: Shufflings)
                .Select(change => (-change.RSquared.Mean, change.RSquared.StandardError)),
        ];
    }

    // The package shuffles and measures; what it is handed only has to look like one of its own predictors.
    private sealed class Predictor(MLContext context, Func<int[][], double[]> predict, DataViewType features) : ISingleFeaturePredictionTransformer<Func<int[][], double[]>>
    {
        public string FeatureColumnName => nameof(SourceRow.Sources);

        public DataViewType FeatureColumnType => features;

        public Func<int[][], double[]> Model => predict;

        public bool IsRowToRowMapper => false;

        public IDataView Transform(IDataView input)
        {
            int[][] rows = [.. input.GetColumn<float[]>(nameof(SourceRow.Sources)).Select(row => Array.ConvertAll(row, source => (int)source))];
            return context.Data.LoadFromEnumerable(input.GetColumn<float>(nameof(SourceRow.Label)).Zip(predict(rows), (label, score) => new Scored { Label = label, Score = (float)score }).ToArray());
        }

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => context.Data.LoadFromEnumerable<Scored>([]).Schema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException("Rows are predicted together.");

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException("The bundle keeps the model.");
    }

    private sealed class SourceRow
    {
        public float[] Sources { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Scored
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}

using RecApp.Session.Snapshots;

namespace RecApp.Tables;

/// <summary>An uploaded table with its predictions.</summary>
/// <param name="FileName">What the browser is to call it.</param>
/// <param name="Csv">Every row of the upload with its prediction, or with what is wrong with it.</param>
/// <param name="Predicted">Rows with a prediction.</param>
/// <param name="Failed">Rows without.</param>
/// <param name="Ignored">Columns of the upload that the model doesn't use.</param>
[KeptApart]
public sealed record ScoredCsv(string FileName, byte[] Csv, int Predicted, int Failed, IReadOnlyList<string> Ignored)
{
    /// <summary>How many of its last columns are not the upload's.</summary>
    public required int Added { get; init; }

    /// <summary>How the upload was understood.</summary>
    public required TableReading Reading { get; init; }

    /// <summary>The first rows without a prediction.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>What else there is to know; may be none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Id under which the predictions can be looked up; null where none is recorded.</summary>
    public Guid? PredictionId { get; init; }
}

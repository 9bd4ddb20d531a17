using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>A file with its predictions, kept by a page while another tab or page is looked at; in the session only.</summary>
public sealed class ScoredUpload
{
    /// <summary>What was uploaded.</summary>
    public TableUpload Upload { get; } = new();

    /// <summary>The predictions; null before the first.</summary>
    public ScoredCsv? Result { get; private set; }

    /// <summary>The beginning of it.</summary>
    public ScoredRows? Rows { get; private set; }

    public void Keep(ScoredCsv result, ScoredRows rows) => (Result, Rows) = (result, rows);

    public void Clear() => (Result, Rows) = (null, null);
}

using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>A file with its predictions, kept by a page while another tab or page is looked at; in the session only.</summary>
public sealed class ScoredUpload
{
    /// <summary>As the browser names what was uploaded.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The predictions; null before the first.</summary>
    public ScoredCsv? Result { get; private set; }

    /// <summary>The beginning of it.</summary>
    public ScoredRows? Rows { get; private set; }

    public void Keep(string fileName, ScoredCsv result, ScoredRows rows) => (FileName, Result, Rows) = (fileName, result, rows);

    public void Clear() => (FileName, Result, Rows) = ("", null, null);
}

using System.Text.Json.Serialization;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>A file with its predictions, kept by a page while another tab or page is looked at; in the session only.</summary>
public sealed class ScoredUpload : IHoldsMemory, IJsonOnDeserialized
{
    /// <summary>What was uploaded.</summary>
    public TableUpload Upload { get; } = new();

    /// <summary>The predictions; null before the first.</summary>
    public ScoredCsv? Result { get; private set; }

    /// <summary>The beginning of it.</summary>
    public ScoredRows? Rows { get; private set; }

    public void Keep(ScoredCsv result, ScoredRows rows) => (Result, Rows) = (result, rows);

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        Upload.Hold(uploads);
        uploads.Hold(this, Result?.Csv.Length ?? 0);
    }

    /// <summary>Predictions that were too many to be kept are as none.</summary>
    public void OnDeserialized()
    {
        if (Result is null)
            Clear();
    }

    public void Clear() => (Result, Rows) = (null, null);
}

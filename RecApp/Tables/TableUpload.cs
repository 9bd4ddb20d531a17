using System.Text.Json.Serialization;
using RecApp.Session;

namespace RecApp.Tables;

/// <summary>A table that somebody brought, kept in their session for as long as its answer, so that it can be read in another way.</summary>
public sealed class TableUpload : IHoldsMemory, IJsonOnDeserialized
{
    /// <summary>As the browser names it; blank before the first.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>All of it.</summary>
    public ReadOnlyMemory<byte> Content { get; private set; }

    /// <summary>What was said about how to read it.</summary>
    public TableChoices Choices { get; set; } = new();

    /// <summary>How it was understood; null before it was.</summary>
    public TableReading? Reading { get; set; }

    /// <summary>Whether a question stands before anything is computed.</summary>
    public bool IsAsked => Reading?.Question is not null;

    /// <summary>Takes another file.</summary>
    public void Take(string fileName, ReadOnlyMemory<byte> content) => (FileName, Content, Choices, Reading) = (fileName, content, new(), null);

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads) => uploads.Hold(this, Content.Length);

    /// <summary>A file that was too large to be kept is as none.</summary>
    public void OnDeserialized()
    {
        if (Content.IsEmpty)
            Clear();
    }

    /// <summary>Forgets it.</summary>
    public void Clear() => Take("", ReadOnlyMemory<byte>.Empty);
}

using RecApp.Features.Regression.Fitting;
using RecApp.Tables;

namespace RecApp.Tests.Uploads;

/// <summary>Tables as somebody brings them.</summary>
internal static class Tables
{
    /// <summary>A file with what is said about it.</summary>
    public static TableUpload Upload(byte[] content, string name = "table.csv", TableChoices? choices = null)
    {
        TableUpload upload = new();
        upload.Take(name, content);
        upload.Choices = choices ?? new();
        return upload;
    }

    /// <summary>How some file was understood, for a table that is none.</summary>
    public static TableReading SomeReading { get; } = TableFile.Open("a\n1\n"u8.ToArray(), OwnTableReader.Limits).Reading("table.csv", 1, null, new());

    /// <summary>The same read into numbers.</summary>
    public static OwnTable Read(byte[] content, TableChoices? choices = null) => OwnTableReader.Read(Upload(content, choices: choices), TestContext.Current.CancellationToken);
}

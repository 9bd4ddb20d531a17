namespace RecApp.Tables;

/// <summary>What a person has said about a file; what is null is found out.</summary>
public sealed record TableChoices
{
    /// <summary>Name of one of the encodings offered.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between cells; a blank means any number of them.</summary>
    public char? Separator { get; init; }

    /// <summary>How numbers are written.</summary>
    public NumberConvention? Numbers { get; init; }

    /// <summary>The line, from 1, that names the columns; 0 where none does.</summary>
    public int? Header { get; init; }

    /// <summary>Name of the sheet of a workbook.</summary>
    public string? Sheet { get; init; }
}

namespace RecApp.Tables;

/// <summary>A file can be read in two ways that are equally likely: whoever brought it has to say which is meant before anything is computed.</summary>
/// <param name="reading">With its <see cref="TableReading.Question"/>.</param>
public sealed class TableUnclearException(TableReading reading)
    : Exception($"“{reading.Question}” can mean two things: with a comma for thousands or before the fraction. Say which.")
{
    /// <summary>How it would be understood if nobody said.</summary>
    public TableReading Reading { get; } = reading;
}

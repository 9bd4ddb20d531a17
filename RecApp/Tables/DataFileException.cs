namespace RecApp.Tables;

/// <summary>A file of the data set is missing or not what it should be; the message names the file and what to do.</summary>
public sealed class DataFileException(string message) : Exception(message);

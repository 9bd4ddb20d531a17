namespace RecApp.Tables;

/// <summary>A file that can't be read as a whole; the message is meant for the person who uploaded it.</summary>
public sealed class FileRefusedException(string message) : Exception(message);

namespace RecApp.Inference;

/// <summary>A data set behind a model.</summary>
/// <param name="Name">Its name, and which part of it.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Licence">Its licence, as the publisher names it.</param>
/// <param name="Sha256">Hash of the bytes used: 64 lower-case hexadecimal digits.</param>
/// <param name="Rows">Records read, 0 or more.</param>
public sealed record DataSource(string Name, string Url, string Licence, string Sha256, long Rows);

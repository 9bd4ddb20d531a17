namespace RecApp.Inference;

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Relative to the bundle's folder, with forward slashes; never leaves it.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256);

namespace RecApp.Tables;

/// <summary>How much of an uploaded table is read.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Rows">Rows under the header.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Cell">Characters of a cell.</param>
public sealed record TableLimits(long Bytes, int Rows, int Columns, int Cell) : UploadLimits(Bytes, Rows);

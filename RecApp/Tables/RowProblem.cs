namespace RecApp.Tables;

/// <summary>Why a row could not be used.</summary>
/// <param name="Row">From 1 for the first row under the header.</param>
/// <param name="Problem">For a person to read.</param>
public sealed record RowProblem(int Row, string Problem);

using RecApp.Session.Snapshots;
using RecApp.Tables;

namespace RecApp.Features.Regression.Fitting;

/// <summary>An uploaded table, read into numbers. Lives in the session that uploaded it and nowhere else.</summary>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Columns">1 or more, with names that differ.</param>
/// <param name="Rows">1 or more.</param>
/// <param name="Reading">How it was understood.</param>
[KeptApart]
public sealed record OwnTable(string FileName, IReadOnlyList<OwnColumn> Columns, int Rows, TableReading Reading)
{
    /// <summary>What its numbers take in memory.</summary>
    public long Bytes => (long)Columns.Count * Rows * sizeof(double);
}

/// <summary>One column.</summary>
/// <param name="Name">From the header.</param>
/// <param name="Values">[rows]; not a number where a cell is empty or can't be read.</param>
/// <param name="Missing">Cells that are empty or say so, as NA does.</param>
/// <param name="Unreadable">Cells with something else than a number.</param>
/// <param name="FirstUnreadable">The first of them; null when there is none.</param>
public sealed record OwnColumn(string Name, double[] Values, int Missing, int Unreadable, UnreadableCell? FirstUnreadable)
{
    /// <summary>Whether cells end in a percent sign, and 62 % was read as 0.62.</summary>
    public bool HasPercents { get; init; }

    /// <summary>Whether it holds numbers, but for one cell in ten at most.</summary>
    public bool IsNumeric => Values.Length - Missing - Unreadable is var read && read > 0 && Unreadable * 10 <= read + Unreadable;

    /// <summary>Whether all its numbers are the same.</summary>
    public bool IsConstant => Values.Where(double.IsFinite).Distinct().Take(2).Count() < 2;
}

/// <summary>A cell that holds no number.</summary>
/// <param name="Row">From 1 for the first row under the header.</param>
/// <param name="Text">Shortened.</param>
public sealed record UnreadableCell(int Row, string Text);

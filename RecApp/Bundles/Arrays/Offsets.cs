namespace RecApp.Bundles.Arrays;

/// <summary>Lists of different lengths in one array: their ends in memory, their lengths in files.</summary>
internal static class Offsets
{
    public static int[] Ends(ReadOnlySpan<ushort> lengths)
    {
        var ends = new int[lengths.Length];
        int end = 0;
        for (int i = 0; i < ends.Length; i++)
            ends[i] = end += lengths[i];
        return ends;
    }

    /// <exception cref="OverflowException">A list has more than 65,535 entries.</exception>
    public static ushort[] Lengths(ReadOnlySpan<int> ends)
    {
        var lengths = new ushort[ends.Length];
        for (int i = 0; i < lengths.Length; i++)
            lengths[i] = checked((ushort)(ends[i] - (i == 0 ? 0 : ends[i - 1])));
        return lengths;
    }
}

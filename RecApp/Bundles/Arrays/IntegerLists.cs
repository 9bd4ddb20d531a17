namespace RecApp.Bundles.Arrays;

/// <summary>Many lists of numbers in one array (compressed sparse rows).</summary>
public sealed class IntegerLists
{
    private readonly int[] _values;
    private readonly int[] _ends;

    private IntegerLists(int[] values, int[] ends)
    {
        _values = values;
        _ends = ends;
    }

    public int Count => _ends.Length;

    public ReadOnlySpan<int> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _values.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Packs lists, keeping their order.</summary>
    public static IntegerLists From(IEnumerable<IReadOnlyCollection<int>> lists)
    {
        var values = new List<int>();
        var ends = new List<int>();
        foreach (var list in lists)
        {
            values.AddRange(list);
            ends.Add(values.Count);
        }
        return new([.. values], [.. ends]);
    }

    /// <summary>The same relation seen from the entries: for each number below <paramref name="count"/> the lists that hold it, ascending.</summary>
    public IntegerLists Inverted(int count)
    {
        var ends = new int[count];
        foreach (int value in _values)
            ends[value]++;
        for (int i = 1; i < count; i++)
            ends[i] += ends[i - 1];
        var next = new int[count];
        for (int i = 1; i < count; i++)
            next[i] = ends[i - 1];
        var lists = new int[_values.Length];
        for (int list = 0; list < Count; list++)
        {
            foreach (int value in this[list])
                lists[next[value]++] = list;
        }
        return new(lists, ends);
    }

    internal static IntegerLists Read(ArrayReader reader)
    {
        int[] values = reader.Read<int>();
        return new(values, Offsets.Ends(reader.Read<ushort>()));
    }

    internal void Write(ArrayWriter writer)
    {
        writer.Write(_values);
        writer.Write(Offsets.Lengths(_ends));
    }
}

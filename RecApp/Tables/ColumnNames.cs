namespace RecApp.Tables;

/// <summary>Names of columns that tell them apart.</summary>
internal static class ColumnNames
{
    /// <summary>The same names, all different and none blank.</summary>
    /// <param name="headers">As the file has them; blank where it names none.</param>
    /// <param name="numbers">[columns] by which those without a name go.</param>
    /// <param name="longest">Characters of a name.</param>
    public static string[] Distinct(IReadOnlyList<string> headers, IReadOnlyList<int> numbers, int longest)
    {
        HashSet<string> taken = [];
        string[] names = new string[headers.Count];
        foreach (var (place, header) in headers.Index())
        {
            string name = header.Length > 0 ? header[..Math.Min(header.Length, longest)] : $"column {numbers[place]}";
            string distinct = name;
            for (int copy = 2; !taken.Add(distinct); copy++)
                distinct = $"{name} ({copy})";
            names[place] = distinct;
        }
        return names;
    }
}

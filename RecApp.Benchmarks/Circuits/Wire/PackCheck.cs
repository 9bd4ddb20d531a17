namespace RecApp.Benchmarks.Circuits.Wire;

/// <summary>Reads back what was written before a load is trusted to it.</summary>
internal static class PackCheck
{
    /// <exception cref="InvalidDataException">Something came back as something else.</exception>
    public static void Run()
    {
        foreach (var number in (long[])[0, 1, 127, 128, 255, 65_536, -1, -33, int.MinValue, long.MaxValue])
            Same(number, Back(number));
        foreach (var length in (int[])[0, 31, 32, 255, 256, 70_000])
        {
            Same(new string('ä', length), Back(new string('ä', length)));
            Same(length, ((byte[])Back(new byte[length])!).Length);
            Same(length, ((object?[])Back(new object?[length])!).Length);
        }

        var nested = (object?[])Back(new object?[] { 1, null, true, new object?[] { "a", false } })!;
        Same("a", ((object?[])nested[3]!)[0]);
        // The shorter forms, which only the server writes.
        Same(-2L, new PackReader(new byte[] { 0xd0, 0xfe }).Read());
        Same("ab", new PackReader(new byte[] { 0xa2, 0x61, 0x62 }).Read());
        Same(0.5, new PackReader(new byte[] { 0xca, 0x3f, 0, 0, 0 }).Read());
    }

    private static object? Back(object value) => new PackReader(PackWriter.Write(value)).Read();

    private static void Same(object expected, object? read)
    {
        if (!expected.Equals(read))
            throw new InvalidDataException($"MessagePack: {expected} came back as {read ?? "null"}.");
    }
}

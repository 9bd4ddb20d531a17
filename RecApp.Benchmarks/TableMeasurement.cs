using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RecApp.Benchmarks.Support;
using RecApp.Tables;
using RecApp.Uploads;

namespace RecApp.Benchmarks;

/// <summary>Files of 20 MB in each shape, understood and read row by row on one core.</summary>
internal static class TableMeasurement
{
    private const int Size = 20 * 1024 * 1024;
    private const int Repetitions = 5;

    private static readonly TableLimits Limits = new(Bytes: 2 * Size, Rows: 1_000_000, Columns: 100, Cell: 1_000);
    private static readonly string[] Names = ["field", "rate", "tuition", "students", "first", "second", "third"];
    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static async Task RunAsync()
    {
        string commas = Delimited(',', CultureInfo.InvariantCulture, "F2");
        Measure("commas, UTF-8", Encoding.UTF8.GetBytes(commas));
        Measure("semicolons, decimal commas, Windows-1252", Encoding.Latin1.GetBytes(Delimited(';', German, "N2")));
        Measure("quoted, thousands set apart", Encoding.UTF8.GetBytes(Delimited(',', CultureInfo.InvariantCulture, "N2", quote: "\"")));
        Measure("tabs, UTF-16", Encoding.Unicode.GetBytes(Delimited('\t', CultureInfo.InvariantCulture, "F2", Size / 2)));
        Measure("JSON lines", Encoding.UTF8.GetBytes(Lines()));
        Measure("JSON array", Encoding.UTF8.GetBytes($"[{Lines().TrimEnd().Replace('\n', ',')}]"));
        using MemoryStream workbook = new();
        await SpreadsheetAnswer.WriteAsync(workbook, Encoding.UTF8.GetBytes(commas), CancellationToken.None);
        Measure("workbook of the first", workbook.ToArray());
    }

    private static void Measure(string shape, byte[] content)
    {
        List<double> durations = [];
        int rows = 0;
        long allocated = 0;
        for (int run = 0; run <= Repetitions; run++)
        {
            long started = Stopwatch.GetTimestamp(), before = GC.GetAllocatedBytesForCurrentThread();
            var file = TableFile.Open(content, Limits);
            rows = file.Rows(new(), CancellationToken.None).Count();
            _ = file.Evidence(null, CancellationToken.None).Convention;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (run > 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Latencies all = new(durations);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shape,-42} {content.Length / 1048576.0,5:F1} MB {rows,8:N0} rows  median {all.Percentile(50),6:N0} ms  longest {all.Percentile(100),6:N0} ms  allocated {allocated / 1048576.0,6:N0} MB"));
    }

    private static string Delimited(char separator, IFormatProvider culture, string format, int length = Size, string quote = "")
    {
        Random random = new(1);
        var text = new StringBuilder(length + 1_000).AppendJoin(separator, Names).Append('\n');
        while (text.Length < length)
            text.Append("Économie").Append(separator).AppendJoin(separator, Numbers(random).Select(value => quote + value.ToString(format, culture) + quote)).Append('\n');
        return text.ToString();
    }

    private static string Lines()
    {
        Random random = new(1);
        StringBuilder text = new(Size + 1_000);
        while (text.Length < Size)
            text.Append(JsonSerializer.Serialize(Names.Zip(Numbers(random).Prepend(1)).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, 2)))).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<double> Numbers(Random random) => Enumerable.Range(1, Names.Length - 1).Select(_ => random.NextDouble() * 99_999);
}

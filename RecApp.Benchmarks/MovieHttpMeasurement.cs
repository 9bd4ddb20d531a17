using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>
/// The drop-in route of the published application under wrk on the same machine, the prediction log on: what wrk says, and
/// how many answers of those it got stand in the log.
/// </summary>
internal static class MovieHttpMeasurement
{
    private const string Route = "/recommend?ids=16,858,1214&num=10";
    private const int Runs = 3;

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        Console.WriteLine($"resident memory after start {application.WorkingSet / 1e6:F0} MB");
        await LoadAsync(application, "5s");
        for (var run = 0; run < Runs; run++)
        {
            var before = await LoggedAsync(application);
            Console.WriteLine(await LoadAsync(application, "15s"));
            Console.WriteLine($"rows added to the prediction log: {await LoggedAsync(application) - before:N0}");
        }

        Console.WriteLine($"resident memory after use   {application.WorkingSet / 1e6:F0} MB");
    }

    private static async Task<string> LoadAsync(RunningApplication application, string duration)
    {
        var start = new ProcessStartInfo("wrk", ["-t2", "-c8", $"-d{duration}", "--latency", new Uri(application.Client.BaseAddress!, Route).AbsoluteUri])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return output;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException("This measurement needs wrk (Debian: apt-get install wrk).", error);
        }
    }

    /// <summary>Rows on disk once the writer has caught up: nothing is written for half a second.</summary>
    private static async Task<long> LoggedAsync(RunningApplication application)
    {
        for (long last = -1; ;)
        {
            await Task.Delay(500);
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(application.StoragePath, "recapp.db")};Mode=ReadOnly");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from predictions";
            var count = (long)(await command.ExecuteScalarAsync())!;
            if (count == last)
                return count;
            last = count;
        }
    }
}

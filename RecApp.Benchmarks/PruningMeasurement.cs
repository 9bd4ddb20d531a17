using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>
/// How long people wait while two gigabytes of predictions that have had their time are deleted: films asked for two hundred times a second,
/// and ten answers a second rated, which waits for the disk. Beside it the same load with nothing to delete.
/// </summary>
internal static class PruningMeasurement
{
    private const long Bytes = 2L << 30;
    private const int RowsAtOnce = 50_000, AskedBetweenRatings = 20;
    private const string Film = "/api/v1/movies/recommend?ids=16,858,1214&num=10";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5), Quiet = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        // More than what is to be deleted, so that age alone decides.
        Environment.SetEnvironmentVariable("Storage__MaximumMegabytes", "8192");
        Environment.SetEnvironmentVariable("Hosting__RateLimits__Feedback__Burst", "1000000");
        await using var application = await RunningApplication.StartPublishedAsync();
        string file = Path.Combine(application.StoragePath, "recapp.db");
        await AskAsync(application.Client);
        long rows = 0;
        await application.RestartAsync(() => rows = Fill(file));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} predictions, {new FileInfo(file).Length / 1e9:F2} GB"));

        var started = Stopwatch.StartNew();
        await MeasureAsync("while they are deleted", application.Client, () => !HasOld(file));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"deleted in {started.Elapsed.TotalSeconds:F0} s"));
        var since = Stopwatch.StartNew();
        await MeasureAsync("with nothing to delete", application.Client, () => since.Elapsed > Quiet);
    }

    private static async Task MeasureAsync(string when, HttpClient client, Func<bool> isOver)
    {
        List<double> asked = [], rated = [];
        var looked = Stopwatch.StartNew();
        while (looked.Elapsed < TimeSpan.FromSeconds(1) || !isOver())
        {
            if (looked.Elapsed >= TimeSpan.FromSeconds(1))
                looked.Restart();
            long began = Stopwatch.GetTimestamp();
            var id = await AskAsync(client);
            asked.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (asked.Count % AskedBetweenRatings == 0)
            {
                began = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = id, rating = "like" });
                answer.EnsureSuccessStatusCode();
                rated.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            await Task.Delay(Pause);
        }
        Console.WriteLine($"{when,-24} films   {new Latencies(asked)}");
        Console.WriteLine($"{when,-24} ratings {new Latencies(rated)}");
    }

    private static async Task<Guid> AskAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>(Film)).GetProperty("predictionId").GetGuid();

    /// <summary>Copies a prediction, a hundred days back, until the file is as large as it should be.</summary>
    private static long Fill(string file)
    {
        using SqliteConnection connection = new($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            with recursive numbers(n) as (select @from union all select n + 1 from numbers where n + 1 < @to)
            insert into predictions
            select printf('%08x-%04x-7%03x-8000-%012x', (@start + n) >> 16, (@start + n) & 65535, n & 4095, n), model, version, variant, created_utc, caller, duration_us, measured
            from numbers, (select * from predictions limit 1)
            """;
        long rows = 0, start = TimeProvider.System.GetUtcNow().AddDays(-100).ToUnixTimeMilliseconds();
        var (from, to, began) = (command.Parameters.AddWithValue("@from", 0L), command.Parameters.AddWithValue("@to", 0L), command.Parameters.AddWithValue("@start", start));
        while (new FileInfo(file).Length < Bytes)
        {
            (from.Value, to.Value, began.Value) = (rows, rows + RowsAtOnce, start);
            command.ExecuteNonQuery();
            rows += RowsAtOnce;
        }
        return rows;
    }

    private static bool HasOld(string file)
    {
        using SqliteConnection connection = new($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select exists (select 1 from predictions where id < @before and not exists (select 1 from feedback where prediction_id = predictions.id))";
        command.Parameters.AddWithValue("@before", TimeProvider.System.GetUtcNow().AddDays(-91).ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture).Insert(8, "-"));
        return (long)command.ExecuteScalar()! == 1;
    }
}

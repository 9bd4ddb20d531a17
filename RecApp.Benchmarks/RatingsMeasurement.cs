using System.Diagnostics;
using System.Globalization;
using System.Text;
using RecApp.CommandLine;

namespace RecApp.Benchmarks;

/// <summary>Time and memory of training the movie recommender on an invented release as large as the largest one published.</summary>
internal static class RatingsMeasurement
{
    private const int Users = 200_948;
    private const int Movies = 87_585;
    private const int Ratings = 32_000_204;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recapp-ratings-");
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "movies.csv"),
                Enumerable.Range(1, Movies).Select(movie => $"{movie},Film {movie} ({1920 + movie % 100}),{(movie % 3 == 0 ? "Drama|War" : "Comedy")}").Prepend("movieId,title,genres"));
            var ratings = Path.Combine(folder.FullName, "ratings.csv");
            WriteRatings(ratings);
            Console.WriteLine($"{Ratings:N0} ratings in {new FileInfo(ratings).Length / 1e6:N0} MB");
            var started = Stopwatch.GetTimestamp();
            var code = await RecAppCommands.RunAsync(["train", "movies", "--data", folder.FullName, "--out", Path.Combine(folder.FullName, "models"), "--no-metrics"]);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"exit code {code}, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s, at most {process.PeakWorkingSet64 / 1e6:N0} MB resident");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Few films have most of the ratings, and few people give most of them, as in the published releases.
    private static void WriteRatings(string path)
    {
        var random = new Random(1);
        using var file = new StreamWriter(path, append: false, Encoding.ASCII, 1 << 20);
        file.NewLine = "\n";
        file.WriteLine("userId,movieId,rating,timestamp");
        var rated = new HashSet<int>();
        var left = Ratings;
        for (var user = 1; user <= Users; user++)
        {
            var mean = (double)left / (Users - user + 1);
            var count = user == Users ? left : Math.Min(left, 20 + (int)Math.Min(9_000, -Math.Log(1 - random.NextDouble()) * Math.Max(0, mean - 20)));
            rated.Clear();
            while (rated.Count < count)
            {
                var movie = (int)(Movies * Math.Pow(random.NextDouble(), 4));
                if (rated.Add(movie))
                    file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{user},{movie + 1},{0.5 + random.Next(10) * 0.5:F1},{1_500_000_000 + user}"));
            }
            left -= count;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

/// <summary>The script that starts a cluster on one machine, and what goes on when a part of it is gone.</summary>
public sealed class ClusterScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePorts(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cluster_AnInstanceKilled_GoesOnAndSharesWhatItStored()
    {
        Assert.SkipWhen(Nginx.Missing is not null, Nginx.Missing ?? "");
        _ = PostgreSqlServer.Shared;
        using var script = Start();
        try
        {
            await WaitUntilItRunsAsync(script);
            using HttpClient proxy = new() { BaseAddress = new($"http://127.0.0.1:{_port}") };
            using HttpClient first = new() { BaseAddress = new($"http://127.0.0.1:{_port + 3}") }, second = new() { BaseAddress = new($"http://127.0.0.1:{_port + 4}") };
            string prediction = (await first.GetFromJsonAsync<JsonElement>("/api/v1/movies/recommend?ids=1,2&num=3", Cancellation)).GetProperty("predictionId").GetString()!;
            await UntilAsync(async () => (await second.GetAsync($"/api/v1/predictions/{prediction}", Cancellation)).IsSuccessStatusCode);
            using var rated = await second.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "love" }, Cancellation);
            Assert.Equal(HttpStatusCode.Created, rated.StatusCode);

            Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_folder.Combine("instance-1.pid"), Cancellation), CultureInfo.InvariantCulture)).Kill();

            for (int asked = 0; asked < 20; asked++)
            {
                // Each without a cookie, so that both would be asked.
                using var answer = await proxy.GetAsync("/health/live", Cancellation);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            // What keeps it has started it again.
            await UntilAsync(async () => (await first.GetAsync($"/api/v1/predictions/{prediction}", Cancellation)).IsSuccessStatusCode);
        }
        finally
        {
            Process.Start("kill", ["-TERM", $"{script.Id}"]).WaitForExit();
            await script.WaitForExitAsync(Cancellation);
        }
        Assert.False(Directory.EnumerateFiles(_folder.Location, "postmaster.pid", SearchOption.AllDirectories).Any());
    }

    private Process Start()
    {
        ProcessStartInfo start = new("bash", [RepositoryFolder.Combine("deploy", "cluster.sh"), _folder.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFolder.Combine("RecApp"),
            Environment = { ["APP"] = AppContext.BaseDirectory, ["PORT"] = $"{_port}", ["INSTANCES"] = "2", ["Movies__Batch__AtStart"] = "false" },
        };
        return Process.Start(start)!;
    }

    private static async Task WaitUntilItRunsAsync(Process script)
    {
        List<string> said = [];
        while (await script.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("RecApp runs on 2 instances", StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"{string.Join('\n', said)}\n{await script.StandardError.ReadToEndAsync(Cancellation)}");
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await isTrue())
                    return;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                // It is not there yet.
            }
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "It took more than a minute.");
            await Task.Delay(100, Cancellation);
        }
    }

    // As many after each other as the script takes.
    private static int FreePorts(int count)
    {
        for (int first = Nginx.FreePort(); ; first = Nginx.FreePort())
        {
            List<TcpListener> taken = [];
            try
            {
                for (int port = first; port < first + count; port++)
                {
                    TcpListener listener = new(IPAddress.Loopback, port);
                    listener.Start();
                    taken.Add(listener);
                }
                return first;
            }
            catch (SocketException)
            {
                // Others have one of them.
            }
            finally
            {
                taken.ForEach(listener => listener.Dispose());
            }
        }
    }
}

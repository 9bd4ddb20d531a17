using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RecApp.Benchmarks.Support;

/// <summary>RecApp as a child process on a free loopback port with a storage folder of its own, as a user would run it.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private static readonly string[] LimitsOfAnAddress =
    [
        "Hosting__RateLimits__Api__RequestsPerSecond", "Hosting__RateLimits__Api__Burst",
        "Hosting__RateLimits__Pages__RequestsPerSecond", "Hosting__RateLimits__Pages__Burst",
        "Hosting__Circuits__PerAddress",
    ];

    private readonly DirectoryInfo _storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
    private readonly ProcessStartInfo _start;
    private Process _process;

    private RunningApplication(
        string command, string folder, string environment, bool liftLimits = true, bool yields = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        _start = new ProcessStartInfo(yields ? "nice" : "dotnet", yields ? $"-n 5 dotnet {command}" : command)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["Storage__Path"] = _storage.FullName,
                ["Models__Path"] = Path.Combine(Repository.Root, "models"),
                // As the service and the image set it.
                ["MALLOC_ARENA_MAX"] = "2",
                // The batch in the background is measured on its own.
                ["Movies__Batch__AtStart"] = "false",
            },
        };
        foreach (string limit in liftLimits ? LimitsOfAnAddress : [])
            _start.Environment[limit] = "1000000";
        foreach (var (setting, value) in settings ?? new Dictionary<string, string>())
            _start.Environment[setting] = value;
        _process = Start();
        // Who ends the measurement early ends the application too.
        AppDomain.CurrentDomain.ProcessExit += Kill;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Client { get; }

    /// <summary>Folder of the database.</summary>
    public string StoragePath => _storage.FullName;

    /// <summary>Resident memory of the process, bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time that the process has spent on the processors since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory after a full collection, bytes: what is in use, not what waits to be collected.</summary>
    public async Task<long> CollectedWorkingSetAsync()
    {
        await GarbageCollection.InduceAsync(_process.Id);
        return WorkingSet;
    }

    /// <summary>Starts the published application and returns once it serves its models.</summary>
    /// <param name="liftLimits">Whether one address may take all it can, where the load comes from one and the service is measured, not its limiter.</param>
    /// <param name="yields">Whether it yields the processors to whoever measures it, as if that one had some elsewhere.</param>
    /// <param name="settings">Further settings by their names in the environment.</param>
    public static async Task<RunningApplication> StartPublishedAsync(bool liftLimits = true, bool yields = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        var application = new RunningApplication("RecApp.dll", await PublishedApplication.FolderAsync(), "Production", liftLimits, yields, settings);
        return await application.OnceAnsweringAsync("/health/ready");
    }

    /// <summary>Starts the built tree as a newcomer does and returns once the first page answers.</summary>
    public static async Task<RunningApplication> StartFromSourceAsync()
    {
        var application = new RunningApplication("run --project RecApp --no-launch-profile", Repository.Root, "Development");
        return await application.OnceAnsweringAsync("/");
    }

    /// <summary>Asks the process to end, as systemd does, and starts it again at the same address over the same storage.</summary>
    /// <param name="meanwhile">What is done while it does not run.</param>
    /// <returns>How long it took to end, and from there, or from the end of that, until it serves its models.</returns>
    public async Task<(TimeSpan Stop, TimeSpan Start)> RestartAsync(Action? meanwhile = null)
    {
        var asked = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        var stop = Stopwatch.GetElapsedTime(asked);
        meanwhile?.Invoke();
        var started = Stopwatch.GetTimestamp();
        _process = Start();
        await AnswersAsync(Client, "/health/ready");
        return (stop, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Ends the process as a loss of power does.</summary>
    public Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _storage.Delete(recursive: true);
    }

    private void Kill(object? sender, EventArgs exit) => _process.Kill(entireProcessTree: true);

    private Process Start()
    {
        var process = Process.Start(_start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private async Task<RunningApplication> OnceAnsweringAsync(string path)
    {
        try
        {
            await AnswersAsync(Client, path);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns once an address answers 200, as it does when what it needs is loaded.</summary>
    /// <exception cref="TimeoutException">It took minutes.</exception>
    public static async Task AnswersAsync(HttpClient client, string path)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < StartLimit)
        {
            try
            {
                using var response = await client.GetAsync(path);
                if (response.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new TimeoutException($"{path} did not answer 200 within {StartLimit.TotalMinutes} minutes.");
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

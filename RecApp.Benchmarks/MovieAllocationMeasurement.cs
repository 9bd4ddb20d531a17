using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RecApp.Benchmarks.Support;
using RecApp.Features.Movies;

namespace RecApp.Benchmarks;

/// <summary>What a request of the film endpoint allocates, from the socket to the prediction log. The whole application runs in this process, so that the runtime counts for it.</summary>
internal static class MovieAllocationMeasurement
{
    private const string Route = "/api/v1/movies/recommend?ids=16,858,1214&num=10";
    private const int Requests = 20_000, Runs = 5;

    public static async Task RunAsync()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        var address = new Uri($"http://127.0.0.1:{RunningApplication.FreePort()}");
        var application = Start(address, storage.FullName);
        using (var http = new HttpClient { BaseAddress = address })
            await RunningApplication.AnswersAsync(http, "/health/ready");
        using (var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            await client.ConnectAsync(IPAddress.Loopback, address.Port);
            // The compiler needs some thousands to notice what is called often.
            Ask(client, address, Requests);
            for (int run = 0; run < Runs; run++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                int length = Ask(client, address, Requests);
                double bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Requests:N0} requests, answers of {length:N0} bytes: {bytes:N0} bytes allocated a request"));
            }
        }

        // The application takes the signal and ends itself, not this process.
        using (var stop = Process.Start("kill", ["-TERM", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        application.Join();
        storage.Delete(recursive: true);
    }

    private static Thread Start(Uri address, string storage)
    {
        (string Name, string Value)[] settings =
        [
            ("ASPNETCORE_APPLICATIONNAME", nameof(RecApp)),
            ("ASPNETCORE_CONTENTROOT", Path.Combine(Repository.Root, nameof(RecApp))),
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ASPNETCORE_URLS", address.ToString()),
            ("Hosting__RateLimits__Api__RequestsPerSecond", "1000000"),
            ("Hosting__RateLimits__Api__Burst", "1000000"),
            ("Models__Path", Path.Combine(Repository.Root, "models")),
            ("Movies__Batch__AtStart", "false"),
            ("Storage__Path", storage),
        ];
        foreach (var (name, value) in settings)
            Environment.SetEnvironmentVariable(name, value);
        var main = typeof(MovieService).Assembly.EntryPoint!;
        var application = new Thread(() => main.Invoke(null, [Array.Empty<string>()])) { IsBackground = true };
        application.Start();
        return application;
    }

    /// <summary>Asks one after the other and allocates next to nothing itself.</summary>
    /// <returns>Bytes of an answer, its head included.</returns>
    private static int Ask(Socket client, Uri address, int requests)
    {
        byte[] request = Encoding.ASCII.GetBytes($"GET {Route} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"), answer = new byte[64 * 1024];
        int length = 0;
        for (int asked = 0; asked < requests; asked++)
        {
            client.Send(request);
            // An answer whose length Kestrel doesn't know ends with an empty chunk.
            for (length = 0; !answer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8);)
            {
                int received = client.Receive(answer, length, answer.Length - length, SocketFlags.None);
                length += received > 0 ? received : throw new IOException("The application closed the connection.");
            }
            if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
                throw new IOException(Encoding.UTF8.GetString(answer, 0, length));
        }
        return length;
    }
}

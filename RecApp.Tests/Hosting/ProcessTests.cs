using System.Net;
using System.Net.Sockets;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public class ProcessTests
{
    private readonly string _storage = Path.Combine(Path.GetTempPath(), $"recapp-{Guid.CreateVersion7():N}");

    [Fact]
    public async Task Start_WithAnEmptyEnvironment_SaysWhereItAnswers()
    {
        await using var process = ApplicationProcess.Start(["--urls", "http://127.0.0.1:0", "--Storage:Path", _storage]);
        var address = await process.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Directory.Delete(_storage, recursive: true);
    }

    [Fact]
    public async Task Start_WithWrongSettings_RefusesAndNamesTheKeys()
    {
        var text = await RefusalAsync("--urls", "http://127.0.0.1:0", "--Hosting:Circuits:PerAddress", "0", "--Inference:DeadlineSeconds", "-1");
        var reasons = text.Split('\n').Where(line => line.Contains("does not start")).ToList();
        Assert.Contains(reasons, reason => reason.Contains("Hosting:Circuits:PerAddress is 0"));
        Assert.Contains(reasons, reason => reason.Contains("Inference:DeadlineSeconds is -1"));
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var text = await RefusalAsync("--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Contains("choose another port", text.Trim().Split('\n')[^1]);
    }

    private async Task<string> RefusalAsync(params string[] arguments)
    {
        await using var process = ApplicationProcess.Start([.. arguments, "--Storage:Path", _storage]);
        var text = await process.Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.Process.ExitCode);
        if (Directory.Exists(_storage))
            Directory.Delete(_storage, recursive: true);
        return text;
    }
}

using RecApp.Tests.Support;

namespace RecApp.Tests.CommandLine;

public sealed class HealthCommandTests
{
    [Fact]
    public async Task Health_RunningApplication_SaysWhetherItCanServe()
    {
        await using var ready = new BrowserServer { WarmsUp = true };
        // Its models are never loaded.
        await using var lame = new BrowserServer();

        ready.StartServer();
        await ready.WaitUntilWarmAsync();
        Assert.Equal((0, ""), await AskAsync(ready.Address));
        var (code, said) = await AskAsync(lame.Address);
        Assert.Equal(1, code);
        Assert.Contains("is not ready", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_NobodyThere_SaysSo()
    {
        var (code, said) = await AskAsync(new Uri("http://127.0.0.1:9"));
        Assert.Equal(1, code);
        Assert.Contains("does not answer", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> AskAsync(Uri address)
    {
        await using var process = ApplicationProcess.Start(["health", "--url", address.ToString()]);
        string said = await process.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.Process.ExitCode, said.ReplaceLineEndings(" ").Trim());
    }
}

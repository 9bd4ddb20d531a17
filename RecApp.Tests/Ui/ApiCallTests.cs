using System.ComponentModel;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class ApiCallTests
{
    private static readonly Uri Address = new("http://localhost/api/v1/songs?q=a'b&x=1");

    [Fact]
    public void ToCurl_QuotesInBody_StayInsideTheShellsQuotes()
    {
        var call = new ApiCall("POST", Address, new { Text = "it's; rm -rf /", Nothing = (string?)null }).ToCurl();

        Assert.Contains(@"it'\''s; rm -rf /", call, StringComparison.Ordinal);
        Assert.Contains(@"'http://localhost/api/v1/songs?q=a'\''b&x=1'", call, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing", call, StringComparison.Ordinal);
    }

    [Fact]
    public void ToCurl_WithoutBody_IsAPlainGet() =>
        Assert.Equal("curl 'http://localhost/'", new ApiCall("GET", new("http://localhost/"), null).ToCurl());

    [Fact]
    public void ToCSharp_QuotesInBody_CannotEndTheString()
    {
        var call = new ApiCall("POST", Address, new { Text = "\"\"\"; Evil();" }).ToCSharp();

        // JSON escapes every quote, so the body never holds three in a row.
        Assert.Equal(2, call.Split("\"\"\"").Length - 1);
        Assert.Contains("PostAsync", call, StringComparison.Ordinal);
    }

    // What tears strings open in either language, and what no language but theirs writes so.
    private const string Hostile = "\"\"\" ''' \\ ${process.exit(1)} `x` </script> \n\u2028 Käse 日本";

    [Fact]
    public async Task ToPython_HostileText_RunsAndSendsWhatWasMeant() => await AssertSentAsync("python3", "call.py", call => call.ToPython());

    [Fact]
    public async Task ToJavaScript_HostileText_RunsAndSendsWhatWasMeant() => await AssertSentAsync("node", "call.mjs", call => call.ToJavaScript());

    [Fact]
    public async Task ToPythonAndToJavaScript_WithoutBody_Get()
    {
        await AssertGotAsync("python3", "call.py", call => call.ToPython());
        await AssertGotAsync("node", "call.mjs", call => call.ToJavaScript());
    }

    private static async Task AssertSentAsync(string program, string file, Func<ApiCall, string> write)
    {
        await using var echo = await ProbeApplication.StartAsync(api => api.MapPost("/echo", (Echo body) => body), onKestrel: true);
        string output = await RunAsync(program, file, write(new("POST", new(echo.Client.BaseAddress!, "/api/v1/echo"), new Echo(Hostile, true))));
        Assert.Contains("日本", output);
        Assert.Contains("${process.exit(1)}", output);
    }

    private static async Task AssertGotAsync(string program, string file, Func<ApiCall, string> write)
    {
        await using var echo = await ProbeApplication.StartAsync(api => api.MapGet("/echo", (string q) => new Echo(q, true)), onKestrel: true);
        Assert.Contains("it's", await RunAsync(program, file, write(new("GET", new(echo.Client.BaseAddress!, "/api/v1/echo?q=it's"), null))));
    }

    private static async Task<string> RunAsync(string program, string file, string source)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine(file), source, TestContext.Current.CancellationToken);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, [folder.Combine(file)]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
        }
        using (process!)
        {
            var output = process!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{source}\n{await output}\n{await errors}");
            return await output;
        }
    }

    private sealed record Echo(string Text, bool Yes);
}

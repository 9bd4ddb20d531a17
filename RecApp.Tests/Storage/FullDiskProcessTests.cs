using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>The application as a process whose disk fills up.</summary>
public class FullDiskProcessTests
{
    private const int Rounds = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feedback_DiskFullForAWhile_Is503ThenKeptAgainWhilePredictionsGoOn()
    {
        using var disk = new SmallDisk(4);
        await using var process = ApplicationProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--Storage:Path", disk.Combine("data"), "--Models:Path", RepositoryFolder.Combine("models")]);
        var address = await process.WaitUntilReadyAsync(Cancellation);
        var log = new List<string>();
        var reading = ReadAsync(process, log);
        using var client = new HttpClient { BaseAddress = address };
        var prediction = await PredictAsync(client, rows: 1);
        Assert.Equal(HttpStatusCode.Created, await RateAsync(client, prediction));
        disk.Fill();
        for (int round = 0; round < Rounds; round++)
        {
            await PredictAsync(client, rows: 1000);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await RateAsync(client, prediction));
        }
        disk.Free();
        Assert.Equal(HttpStatusCode.Created, await RateAsync(client, prediction));
        process.Process.Kill(entireProcessTree: true);
        await reading;
        var ofStorage = log.Where(line => line.Contains("RecApp.Storage", StringComparison.Ordinal)).ToList();
        // It fails, it works again, and twice or so that predictions are dropped, at each doubling.
        Assert.InRange(ofStorage.Count, 2, 20);
        Assert.DoesNotContain(log, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        // One line for each request, and no more.
        Assert.InRange(log.Count, 1, 100);
    }

    private static async Task ReadAsync(ApplicationProcess process, List<string> log)
    {
        while (await process.Process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            log.Add(line);
    }

    private static async Task<string> PredictAsync(HttpClient client, int rows)
    {
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/regression/predict", new { rows = Enumerable.Repeat(new { var_1 = 1, var_2 = 2, var_3 = 3, var_4 = 4, var_5 = 5 }, rows) }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("predictions")[0].GetProperty("predictionId").GetString()!;
    }

    private static async Task<HttpStatusCode> RateAsync(HttpClient client, string prediction)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "love", reason = "kept or said not to be" }, Cancellation);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("The feedback was not kept", await answer.Content.ReadAsStringAsync(Cancellation));
        }
        return answer.StatusCode;
    }
}

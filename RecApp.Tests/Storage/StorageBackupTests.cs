using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public sealed class StorageBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_WhileFeedbackComesIn_IsAWholeStorageThatStartsAgain()
    {
        string storage = _folder.Combine("storage"), backups = _folder.Combine("backups");
        string secret;
        var acknowledged = new List<string>();
        await using (var running = new RecAppFactory { StoragePath = storage, Settings = { ["Hosting:RateLimits:Feedback:Burst"] = "100000" } })
        {
            using var client = running.CreateClient();
            secret = running.Services.GetDataProtector("test").Protect("kept by the browser");
            var prediction = running.Services.GetRequiredService<PredictionLog>().Record("words", "1", "blend");
            for (int i = 0; i < 20; i++)
                acknowledged.Add(await RateAsync(client, prediction));
            var writing = Task.Run(async () =>
            {
                for (int i = 0; i < 50; i++)
                    await RateAsync(client, prediction);
            }, Cancellation);
            Assert.Equal(0, await BackUpAsync(storage, backups));
            await writing;
        }

        string backup = Assert.Single(Directory.GetDirectories(backups));
        await using var restored = new RecAppFactory { StoragePath = backup };
        using var again = restored.CreateClient();
        Assert.Equal("kept by the browser", restored.Services.GetDataProtector("test").Unprotect(secret));
        using var connection = restored.Services.GetRequiredService<Database>().Open();
        Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Subset(connection.Query<string>("select id from feedback").ToHashSet(), acknowledged.ToHashSet());
    }

    [Fact]
    public void Write_NoStorageThere_SaysWhatIsMissing()
    {
        var error = Assert.Throws<FileNotFoundException>(() => StorageBackup.Write(_folder.Combine("nothing"), _folder.Combine("backups"), TimeProvider.System));
        Assert.Contains("holds no recapp.db", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("backups")));
    }

    private static async Task<string> RateAsync(HttpClient client, Guid prediction)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "like" }, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;
    }

    // As an operator does it: by the command, in a process of its own.
    private static async Task<int> BackUpAsync(string storage, string backups)
    {
        await using var process = ApplicationProcess.Start(["backup", "--storage", storage, "--out", backups]);
        await process.Process.WaitForExitAsync(Cancellation);
        return process.Process.ExitCode;
    }
}

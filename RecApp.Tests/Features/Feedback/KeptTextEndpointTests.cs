using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Storage;
using RecApp.Tests.Features.Sentiment;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Feedback;

public sealed class KeptTextEndpointTests
{
    private const string Secret = "A wonderful film, said Zebediah Quillfeather";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_WithAndWithoutConsent_KeepsOnlyWhatWasSentToBeKeptAndLogsNothingOfIt()
    {
        using var folder = new TemporaryFolder();
        TinySentiment.Write(folder.Combine("models"));
        LogCollector log = new();
        await using var factory = new RecAppFactory
        {
            ModelsPath = folder.Combine("models"),
            StoragePath = folder.Combine("data"),
            Settings = new() { ["Logging:LogLevel:Default"] = "Trace" },
            ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log),
        };
        using var client = factory.CreateClient();

        Guid last = Guid.Empty;
        Assert.Equal(HttpStatusCode.Created, await AddAsync("like", null));
        Assert.DoesNotContain("Quillfeather", Everything(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, await AddAsync("okay", new { text = Secret, label = "positive" }));
        Assert.DoesNotContain("Quillfeather", Everything(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Created, await AddAsync("wrong", new { text = Secret, label = "positive" }));
        Assert.Contains("Quillfeather", Everything(), StringComparison.Ordinal);
        Assert.Equal([new(Secret, false)], SaidReader.Texts(factory.StoragePath, ["sentiment-lstm"]));

        // Taken back twice, it is gone once, and from every byte of the file.
        for (int time = 0; time < 2; time++)
        {
            using var answer = await client.DeleteAsync($"/api/v1/feedback/{last}/text", Cancellation);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        Assert.Empty(SaidReader.Texts(factory.StoragePath, ["sentiment-lstm"]));
        using (var connection = factory.Services.GetRequiredService<Database>().Open())
            connection.Execute("pragma wal_checkpoint(truncate)");
        Assert.DoesNotContain("Quillfeather", Everything(), StringComparison.Ordinal);
        Assert.NotEmpty(log.Events);
        Assert.DoesNotContain(log.Events, line => line.Message.Contains("Quillfeather", StringComparison.Ordinal));

        async Task<HttpStatusCode> AddAsync(string rating, object? keepText)
        {
            using var said = await client.PostAsJsonAsync("/api/v1/sentiment/predict", new { text = Secret }, Cancellation);
            last = (await said.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("predictions")[0].GetProperty("predictionId").GetGuid();
            using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = last, rating, keepText }, Cancellation);
            return answer.StatusCode;
        }

        // Every byte of the database and of its write-ahead log.
        string Everything() => string.Concat(Directory.GetFiles(factory.StoragePath, "recapp.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Encoding.Latin1.GetString(bytes);
        }));
    }
}

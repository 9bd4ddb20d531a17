using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Features.Lyrics.Model;

[Collection(nameof(SmallLyrics))]
public sealed class ManyWritersTests(SmallLyrics small)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generate_FiveHundredAtOnce_AnswersAllOrSaysWhenToComeBack()
    {
        await using var factory = new RecAppFactory { ModelsPath = small.Models, Settings = { ["Lyrics:Writers"] = "8", ["Lyrics:Queue"] = "300", ["Lyrics:Candidates"] = "2" } };
        using var client = factory.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(seed => client.PostAsJsonAsync("/api/v1/lyrics/generate", new { lines = 1, syllables = 4, scheme = "free", seed }, Cancelled)));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}"));
        Assert.All(answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests), answer => Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 308, 500);
    }

    [Fact]
    public async Task Write_ReaderLeavesInTheMiddle_FreesItsPlace()
    {
        await using var factory = new RecAppFactory { ModelsPath = small.Models };
        var service = factory.Services.GetRequiredService<LyricsService>();

        await foreach (var happened in service.WriteAsync(new() { Lines = 64, Seed = 1 }, Cancelled))
            if (happened is LineWritten)
                break;

        // The enumeration ends only when the writer has.
        Assert.Equal(0, factory.Services.GetRequiredService<WriterDesk>().Inside);
    }

    [Fact]
    public async Task Generate_DeadlinePassed_SaysBusy()
    {
        await using var factory = new RecAppFactory { ModelsPath = small.Models, Settings = { ["Lyrics:DeadlineSeconds"] = "0.001" } };
        using var client = factory.CreateClient();

        var answer = await client.PostAsJsonAsync("/api/v1/lyrics/generate", new { lines = 64, seed = 1 }, Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public void Validate_SettingsOutOfRange_NamesEachKey()
    {
        var problems = new SettingProblems(LyricsOptions.Section);
        new LyricsOptions().Check(problems);
        Assert.Empty(problems.Found);
        new LyricsOptions { Writers = 0, Queue = -1, Cores = 257, DeadlineSeconds = 0, Candidates = 65 }.Check(problems);
        Assert.Equal(
            [
                "Lyrics:Writers is 0; it must be 1 to 1000.", "Lyrics:Queue is -1; it must be 0 to 10000.", "Lyrics:Cores is 257; it must be 0 (one per processor) to 256.",
                "Lyrics:DeadlineSeconds is 0; it must be above 0 and at most 3600.", "Lyrics:Candidates is 65; it must be 1 to 64.",
            ],
            problems.Found);
    }

    [Fact]
    public async Task Generate_WordPutOnTheList_StaysOut()
    {
        await using var factory = new RecAppFactory { ModelsPath = small.Models, Settings = { ["Lyrics:AlsoOffensive:0"] = "moon", ["Lyrics:AlsoOffensive:1"] = "rain" } };
        var service = factory.Services.GetRequiredService<LyricsService>();

        var song = await service.GenerateAsync(new() { Lines = 32, Syllables = 7, Seed = 8 }, Cancelled);

        Assert.DoesNotMatch("(?i)\\b(moon|rain)s?\\b", song.Text);
    }
}

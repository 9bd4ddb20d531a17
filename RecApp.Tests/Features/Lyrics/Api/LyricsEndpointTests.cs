using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics.Api;

[Collection(nameof(SmallLyrics))]
public sealed class LyricsEndpointTests(LyricsEndpointTests.Application application) : IClassFixture<LyricsEndpointTests.Application>
{
    private const string Generate = "/api/v1/lyrics/generate";
    private const string Score = "/api/v1/lyrics/score";

    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generate_Defaults_WritesSixteenRhymedLines()
    {
        var song = await PostAsync(Generate, """{"seed":3}""");

        Assert.Equal(16, song.GetProperty("lines").GetArrayLength());
        Assert.Equal("AABB", song.GetProperty("scheme").GetString());
        Assert.Equal(3, song.GetProperty("seed").GetInt32());
        var second = song.GetProperty("lines")[1];
        Assert.Equal(("A", "perfect", 1, 2), (second.GetProperty("rhyme").GetString(), second.GetProperty("rhymeQuality").GetString(), second.GetProperty("stanza").GetInt32(), second.GetProperty("number").GetInt32()));
        Assert.Matches(@"^\d{8}-[0-9a-f]{8}$", song.GetProperty("modelVersion").GetString());
        var lineage = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{song.GetProperty("predictionId").GetGuid()}", Cancelled);
        Assert.Contains("lyrics", lineage.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(song.GetProperty("text").GetString(), (await PostAsync(Generate, """{"seed":3}""")).GetProperty("text").GetString());
        Assert.NotEqual(song.GetProperty("text").GetString(), (await PostAsync(Generate, """{"seed":4}""")).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"lines":17,"scheme":"AABB"}""", "line 17 has nothing to rhyme with")]
    [InlineData("""{"lines":2,"syllables":1}""", "1 syllables per line is out of reach; 2 is used")]
    [InlineData("""{"lines":0}""", "0 lines is out of reach; 1 is used")]
    [InlineData("""{"lines":2000,"syllables":4,"scheme":"free"}""", "2000 lines is out of reach; 64 is used")]
    [InlineData("""{"lines":2,"themes":["moon","xqzt"]}""", "“xqzt” is no word that the model knows")]
    [InlineData("""{"lines":2,"themes":["😀"]}""", "“😀” is no word that the model knows")]
    [InlineData("""{"lines":2,"temperatures":[9]}""", "9 temperature is out of reach; 2 is used")]
    [InlineData("""{"lines":2,"prefix":"The moon 月 of 😀 light,\n"}""", "the model does not read them")]
    public async Task Generate_WishOutOfReach_GetsTheNearestAndANote(string request, string note)
    {
        var song = await PostAsync(Generate, request);

        Assert.Contains(song.GetProperty("notes").EnumerateArray(), said => said.GetString()!.Contains(note, StringComparison.Ordinal));
        Assert.All(song.GetProperty("lines").EnumerateArray(), line => Assert.NotEqual("", line.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Generate_PrefixInOtherScripts_KeepsItInTheText() =>
        Assert.Equal("The moon 月 of 😀 light,", (await PostAsync(Generate, """{"lines":2,"prefix":"The moon 月 of 😀 light,\n"}""")).GetProperty("lines")[0].GetProperty("text").GetString());

    [Fact]
    public async Task Generate_PrefixOfTenThousandCharacters_GoesOnFromItsEnd()
    {
        string prefix = string.Concat(Enumerable.Repeat("The moon of night ", 600))[..10_000].Trim();
        var song = await PostAsync(Generate, JsonSerializer.Serialize(new { prefix, lines = 2, syllables = 8 }));

        Assert.Equal(prefix, song.GetProperty("lines")[0].GetProperty("text").GetString());
        Assert.Contains(song.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("the model reads its end", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"scheme":"A1B!"}""", "scheme")]
    [InlineData("""{"prefixMode":"sideways"}""", "prefixMode")]
    [InlineData("""{"lines":"many"}""", "lines")]
    [InlineData("""{"keep":[{"number":0,"text":"x"}]}""", "keep")]
    [InlineData("""{"keep":[null]}""", "keep")]
    [InlineData("""{"keep":[{"number":1,"text":"a\nb"}]}""", "keep")]
    [InlineData("{", "body")]
    public async Task Generate_WhatMakesNoSense_IsRefusedInBothForms(string request, string field)
    {
        foreach (string accept in (string[])["application/json", "text/event-stream"])
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, Generate) { Content = new StringContent(request, MediaTypeHeaderValue.Parse("application/json")) };
            message.Headers.Accept.ParseAdd(accept);
            var response = await _client.SendAsync(message, Cancelled);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(field, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }
    }

    [Fact]
    public async Task Generate_FarTooManyThemesOrKeptLines_IsRefusedInsteadOfANoteForEach()
    {
        foreach (object request in (object[])[new { themes = Enumerable.Repeat("w", 501) }, new { keep = Enumerable.Repeat(new { number = 1, text = "x" }, 65) }])
            Assert.Equal(HttpStatusCode.BadRequest, (await _client.PostAsync(Generate, JsonContent.Create(request), Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Generate_EventStream_TellsTokensAndLinesAndEndsWithTheSong()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Generate) { Content = JsonContent.Create(new { seed = 5, lines = 6, syllables = 7 }) };
        message.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var events = new List<(string Type, JsonElement Data)>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(Cancelled)).EnumerateAsync(Cancelled))
            events.Add((item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data)));

        Assert.Equal("start", events[0].Type);
        Assert.Equal("done", events[^1].Type);
        string[] lines = [.. events.Where(happened => happened.Type == "line").Select(happened => happened.Data.GetProperty("line").GetProperty("text").GetString()!)];
        Assert.Equal(lines, events[^1].Data.GetProperty("song").GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()));
        Assert.Equal(6, lines.Length);
        Assert.Equal((await PostAsync(Generate, """{"seed":5,"lines":6,"syllables":7}""")).GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()), lines);
        Assert.Contains(events, happened => happened.Type == "token" && happened.Data.GetProperty("draft").GetString()!.Length > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("The moon of night,\n")]
    [InlineData("“Night” — 月 😀\r\n")]
    public async Task Score_Text_CountsCodePointsAndNeverFails(string text)
    {
        var score = await PostAsync(Score, JsonSerializer.Serialize(new { text }));

        int characters = text.EnumerateRunes().Count();
        Assert.Equal(characters, score.GetProperty("characters").GetInt32());
        double bits = score.GetProperty("totalBits").GetDouble();
        Assert.Equal(characters == 0 ? 0 : bits / characters, score.GetProperty("bitsPerCharacter").GetDouble(), 1e-9);
        Assert.True(characters == 0 ? bits == 0 : bits > 0);
        var lineage = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{score.GetProperty("predictionId").GetString()}", Cancelled);
        var kept = lineage.GetProperty("outputs").GetProperty("bits per character");
        Assert.Equal(characters == 0 ? double.NaN : bits / characters, kept.ValueKind == JsonValueKind.Null ? double.NaN : kept.GetDouble(), 1e-5);
    }

    [Fact]
    public async Task Score_TypographicQuotes_CostMoreThanPlainOnes()
    {
        double plain = (await PostAsync(Score, """{"text":"my moon's light"}""")).GetProperty("totalBits").GetDouble();
        double typographic = (await PostAsync(Score, """{"text":"my moon’s light"}""")).GetProperty("totalBits").GetDouble();

        Assert.Equal(plain + 24, typographic, 1e-6);
    }

    [Fact]
    public async Task Score_NoTextOrTooMuch_IsRefused()
    {
        foreach (string request in (string[])["{}", JsonSerializer.Serialize(new { text = new string('a', 200_001) })])
            Assert.Equal(HttpStatusCode.BadRequest, (await _client.PostAsync(Score, new StringContent(request, MediaTypeHeaderValue.Parse("application/json")), Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("x", 100_000)]
    [InlineData("😀", 60_000)]
    [InlineData("x ", 60_000)]
    public async Task Score_FewCharactersOfManyTokens_IsRefusedBeforeTheNetworkRuns(string piece, int times)
    {
        string request = JsonSerializer.Serialize(new { text = string.Concat(Enumerable.Repeat(piece, times)) });
        var answer = await _client.PostAsync(Score, new StringContent(request, MediaTypeHeaderValue.Parse("application/json")), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("at most 16,384 are scored at once", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The moon of")]
    [InlineData("")]
    [InlineData(null)]
    public async Task DropIn_Input_AnswersFiveLinesThatBeginWithIt(string? input)
    {
        using HttpContent? form = input is null ? null : new FormUrlEncodedContent([new("input", input)]);
        var response = await _client.PostAsync("/apiUS", form, Cancelled);
        string output = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("output").GetString()!;

        Assert.Equal(5, output.Split('\n').Length);
        Assert.StartsWith(input ?? "", output, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(Assert.Single(response.Headers.GetValues("X-Prediction-Id")), out _));
    }

    private async Task<JsonElement> PostAsync(string address, string json)
    {
        var response = await _client.PostAsync(address, new StringContent(json, MediaTypeHeaderValue.Parse("application/json")), Cancelled);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    public sealed class Application : RecAppFactory
    {
        public Application(SmallLyrics small) => ModelsPath = small.Models;
    }
}

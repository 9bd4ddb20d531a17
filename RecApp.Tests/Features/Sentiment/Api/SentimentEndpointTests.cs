using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace RecApp.Tests.Features.Sentiment.Api;

public sealed class SentimentEndpointTests(SentimentHost host) : IClassFixture<SentimentHost>
{
    private const string Address = "/api/v1/sentiment/predict";

    private readonly HttpClient _client = host.Factory.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task Predict_OneText_AnswersAsTheContractSays(string model)
    {
        var answer = await PredictAsync($$"""{"text":"A <b>wonderful</b> film!","model":"{{model}}"}""");
        Assert.Matches(@"^\d{8}-[0-9a-f]{8}$", answer.GetProperty("modelVersion").GetString());
        var prediction = answer.GetProperty("predictions")[0];
        Assert.Equal("positive", prediction.GetProperty("label").GetString());
        Assert.Equal(Sigmoid(3 + 0.5), prediction.GetProperty("probability").GetDouble(), 1e-4);
        Assert.NotEqual(Guid.Empty, prediction.GetProperty("predictionId").GetGuid());
        Assert.False(prediction.TryGetProperty("words", out _));
        Assert.False(prediction.TryGetProperty("reason", out _));
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task Predict_Explained_GivesEveryWordItsPlaceAndPart(string model)
    {
        const string text = "Good &amp; <i>bad</i>, not boring…";
        var answer = await PredictAsync(JsonSerializer.Serialize(new { text, model, explain = true }));
        var words = answer.GetProperty("predictions")[0].GetProperty("words").EnumerateArray().ToArray();
        Assert.Equal(["good", "bad", "not", "boring", "..."], words.Select(word => word.GetProperty("word").GetString()!));
        Assert.Equal(["Good", "bad", "not", "boring", "…"], words.Select(word => text.Substring(word.GetProperty("start").GetInt32(), word.GetProperty("length").GetInt32())));
        double[] effects = [.. words.Select(word => word.GetProperty("effect").GetDouble())];
        double[] expected = [0.75, -0.75, -0.25, -1, 0];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], effects[i], 1e-3);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task Predict_ManyTexts_AnswersEachAsAloneAndInOrder(string model)
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => string.Join(' ', Enumerable.Repeat(i % 3 == 0 ? "the awful film" : "the good film", 1 + (i % 7)))), "电影", "Der Film war nicht sehr gut"];
        var together = (await PredictAsync(JsonSerializer.Serialize(new { texts, model }))).GetProperty("predictions").EnumerateArray().ToArray();
        Assert.Equal(texts.Length, together.Length);
        Assert.Equal(texts.Length, together.Select(prediction => prediction.GetProperty("predictionId").GetGuid()).Distinct().Count());
        var alone = await Task.WhenAll(texts.Select(text => PredictAsync(JsonSerializer.Serialize(new { text, model }))));
        for (int i = 0; i < texts.Length - 2; i++)
            Assert.Equal(alone[i].GetProperty("predictions")[0].GetProperty("probability").GetDouble(), together[i].GetProperty("probability").GetDouble(), 1e-5);
        foreach (var withheld in together[^2..])
        {
            Assert.Equal("unknown", withheld.GetProperty("label").GetString());
            Assert.Equal(JsonValueKind.Null, withheld.GetProperty("probability").ValueKind);
            Assert.NotEmpty(withheld.GetProperty("reason").GetString()!);
        }
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"text":" \n\t "}""", "text")]
    [InlineData("""{"text":"a","texts":["b"]}""", "texts")]
    [InlineData("""{"texts":[]}""", "texts")]
    [InlineData("""{"texts":["good",null]}""", "texts[1]")]
    [InlineData("""{"texts":["good",""]}""", "texts[1]")]
    [InlineData("""{"text":"good","model":"bert"}""", "model")]
    [InlineData("""{"text":"good","explain":"maybe"}""", "explain")]
    [InlineData("""{"text":7}""", "text")]
    [InlineData("""{"text":"good" """, "body")]
    [InlineData("good", "body")]
    public async Task Predict_WrongRequest_NamesTheField(string body, string field)
    {
        using var response = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("A \u0000\u0007 film\u001b[31m that is good")]
    [InlineData("😀😀 a good film 😡")]
    [InlineData("فيلم a good film سيئ")]
    [InlineData("<script>alert('good film')</script>")]
    [InlineData("good = +film -a @it '; DROP TABLE predictions; --")]
    [InlineData("the film \u202e is good \u2028 a")]
    public async Task Predict_OddCharacters_AreReadOver(string text)
    {
        var answer = await PredictAsync(JsonSerializer.Serialize(new { text }));
        Assert.Equal("positive", answer.GetProperty("predictions")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Predict_LoneSurrogate_IsNoServerError()
    {
        using var response = await PostAsync("""{"text":"a \ud800 good film"}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Predict_TooMuch_StatesTheLimits()
    {
        Assert.Contains("up to 50,000 are read", await RefusedAsync(new { text = new string('x', 1_000_000) }), StringComparison.Ordinal);
        Assert.Contains("give 1 to 1,000", await RefusedAsync(new { texts = Enumerable.Repeat("good", 100_000) }), StringComparison.Ordinal);
        Assert.Contains("up to 1,000,000 are read in one request", await RefusedAsync(new { texts = Enumerable.Repeat(new string('x', 40_000), 26) }), StringComparison.Ordinal);
        Assert.Contains("up to 20 of a request are explained", await RefusedAsync(new { texts = Enumerable.Repeat("good", 21), explain = true }), StringComparison.Ordinal);
        using var huge = await PostAsync($$"""{"text":"{{new string('x', 5_000_000)}}"}""");
        Assert.Contains(huge.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Predict_LongestText_IsReadAndSaysWhatWasLeftOut()
    {
        var answer = await PredictAsync(JsonSerializer.Serialize(new { text = string.Concat(Enumerable.Repeat("it . ", 10_000)), explain = true }));
        var prediction = answer.GetProperty("predictions")[0];
        Assert.Equal(16_000, prediction.GetProperty("leftOut").GetInt32());
        Assert.Equal(20_000, prediction.GetProperty("words").GetArrayLength());
    }

    [Fact]
    public async Task Predict_Answer_LeadsBackToItsModel()
    {
        var answer = await PredictAsync("""{"text":"good film","model":"linear"}""");
        var id = answer.GetProperty("predictions")[0].GetProperty("predictionId").GetGuid();
        JsonElement lineage = default;
        // Records are written in the background.
        for (int wait = 0; wait < 100 && lineage.ValueKind == JsonValueKind.Undefined; wait++)
        {
            using var response = await _client.GetAsync($"/api/v1/predictions/{id}", Cancelled);
            if (response.IsSuccessStatusCode)
                lineage = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
            else
                await Task.Delay(50, Cancelled);
        }
        Assert.Contains("sentiment-linear", lineage.ToString(), StringComparison.Ordinal);
    }

    private static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-(sum + TinySentiment.Base) / TinySentiment.Temperature));

    private async Task<string> RefusedAsync(object body)
    {
        using var response = await PostAsync(JsonSerializer.Serialize(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("errors").ToString();
    }

    private async Task<JsonElement> PredictAsync(string body)
    {
        using var response = await PostAsync(body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.PostAsync(Address, content, Cancelled);
    }
}

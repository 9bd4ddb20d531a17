using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Fitting;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Regression.Api;

public sealed class RegressionEndpointTests(SharedApplication application)
{
    private const string Address = "/api/v1/regression/predict";

    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Predict_Rows_AnswersAsTheContractSays()
    {
        var answer = await PredictAsync("""{"rows":[{"var_1":734,"var_2":688,"var_3":81,"var_4":0.328,"var_5":0.259},{"var_5":0.259,"var_4":0.328,"var_3":81,"var_2":688,"var_1":7340}]}""");

        Assert.Matches(@"^\d{8}-[0-9a-f]{8}$", answer.GetProperty("modelVersion").GetString());
        var first = answer.GetProperty("predictions")[0];
        double output = first.GetProperty("output").GetDouble();
        Assert.Equal(0.18637196667 + (734 * 3.40469932e-04) + (688 * 5.28843636e-05) + (81 * 1.88543327e-04) - (0.328 * 0.657578433) + (0.259 * 0.4976365), output, 1e-7);
        double low = first.GetProperty("interval95").GetProperty("low").GetDouble(), high = first.GetProperty("interval95").GetProperty("high").GetDouble();
        Assert.Equal(output, (low + high) / 2, 1e-12);
        Assert.InRange(high - low, 0.0473, 0.0476);
        Assert.Equal(0, first.GetProperty("warnings").GetArrayLength());

        var second = answer.GetProperty("predictions")[1];
        Assert.Equal("var_1 is 7340; the model has only seen 463 to 1009.", Assert.Single(second.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.True(second.GetProperty("interval95").GetProperty("high").GetDouble() - second.GetProperty("interval95").GetProperty("low").GetDouble() > high - low);
        Assert.NotEqual(first.GetProperty("predictionId").GetGuid(), second.GetProperty("predictionId").GetGuid());
        var lineage = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{first.GetProperty("predictionId").GetGuid()}", Cancelled);
        Assert.Contains("regression", lineage.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(10_000, 1)]
    public async Task Predict_ManyRows_RecordsALargeRequestOnce(int rows, int ids)
    {
        string row = """{"var_1":734,"var_2":688,"var_3":81,"var_4":0.328,"var_5":0.259}""";
        var answer = await PredictAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(row, rows))}}]}""");
        Assert.Equal(ids, answer.GetProperty("predictions").EnumerateArray().Select(one => one.GetProperty("predictionId").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task ScoreAsync_File_IsRecordedAsOnePrediction()
    {
        var service = application.Services.GetRequiredService<RegressionService>();
        byte[] csv = Encoding.UTF8.GetBytes("var_1,var_2,var_3,var_4,var_5\n734,688,81,0.328,0.259\n700,600,80,0.3,0.2\n");
        var scored = await service.ScoreAsync(Uploads.Tables.Read(csv), Cancelled);
        Assert.Equal(2, scored.Predicted);
        var prediction = await application.Services.GetRequiredService<PredictionStore>().FindAsync(scored.PredictionId!.Value, Cancelled);
        Assert.Equal((RegressionService.ModelName, RegressionService.Variant), (prediction!.Model, prediction.Variant));
    }

    [Theory]
    [InlineData("{}", "rows")]
    [InlineData("""{"rows":null}""", "rows")]
    [InlineData("""{"rows":[]}""", "rows")]
    [InlineData("""{"rows":[null]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":1,"var_2":2,"var_3":3,"var_4":4}]}""", "rows[0].var_5")]
    [InlineData("""{"rows":[{"var_1":1,"var_2":2,"var_3":3,"var_4":4,"var_5":5},{"var_1":1,"var_2":null,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[1].var_2")]
    [InlineData("""{"rows":[{"var_1":1,"var_2":2,"var_3":"three","var_4":4,"var_5":5}]}""", "rows[0].var_3")]
    [InlineData("""{"rows":[{"var_1":"NaN","var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":"0,5","var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":1e999,"var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":-1e13,"var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":true,"var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""", "rows[0].var_1")]
    [InlineData("""{"rows":[{"var_1":NaN}]}""", "body")]
    [InlineData("""{"rows":7}""", "rows")]
    public async Task Predict_WrongRow_NamesRowAndField(string body, string field)
    {
        var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Predict_AsManyRowsAsAllowedAndOneMore_AnswersThenSaysTheLimit()
    {
        const string row = """{"var_1":734,"var_2":688,"var_3":81,"var_4":0.3,"var_5":0.2}""";
        var answer = await PredictAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(row, RegressionRules.MostRows))}}]}""");
        Assert.Equal(RegressionRules.MostRows, answer.GetProperty("predictions").GetArrayLength());

        var refused = await PostAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(row, RegressionRules.MostRows + 1))}}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("10,000", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_TenMegabytes_IsRefusedAndTheServerGoesOn()
    {
        await using BrowserServer server = new();
        // Else the client would still be writing when the server has answered and closed.
        using SocketsHttpHandler patient = new() { Expect100ContinueTimeout = TimeSpan.FromSeconds(60) };
        using HttpClient client = new(patient) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        using StringContent rows = new("{\"rows\":[" + new string(' ', 10_000_000) + "]}", Encoding.UTF8, "application/json");
        var refused = await client.PostAsync(Address, rows, Cancelled);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("734", "is 0.40<", true)]
    [InlineData(" 734 ", "is 0.40<", true)]
    [InlineData("7.34e2", "is 0.40<", true)]
    [InlineData("", "Please Enter valid values", false)]
    [InlineData("seven", "Please Enter valid values", false)]
    [InlineData("NaN", "Please Enter valid values", false)]
    [InlineData("Infinity", "Please Enter valid values", false)]
    [InlineData("734,5", "Please Enter valid values", false)]
    [InlineData("<script>alert(1)</script>", "Please Enter valid values", false)]
    public async Task DropIn_Form_AnswersAPageAsTheSourceSystemDid(string first, string expected, bool isAnswer)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["var_1"] = first,
            ["var_2"] = "688",
            ["var_3"] = "81",
            ["var_4"] = "0.328",
            ["var_5"] = "0.259",
        });
        var response = await _client.PostAsync("/predict", form, Cancelled);
        string page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(isAnswer, response.Headers.Contains(PredictionHeader.Name));
    }

    [Theory]
    [InlineData("var_1=1&var_1=2&var_2=1&var_3=1&var_4=1&var_5=1", "application/x-www-form-urlencoded")]
    [InlineData("var_1=1", "application/x-www-form-urlencoded")]
    [InlineData("", "application/x-www-form-urlencoded")]
    [InlineData("{\"var_1\":1}", "application/json")]
    public async Task DropIn_NoSuchForm_AsksForValidValues(string body, string type)
    {
        using StringContent content = new(body, Encoding.UTF8, type);
        var response = await _client.PostAsync("/predict", content, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Please Enter valid values", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DropIn_BrokenForm_IsRefusedWithTheReason()
    {
        using StringContent content = new("--broken", Encoding.UTF8, "multipart/form-data");
        var response = await _client.PostAsync("/predict", content, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The form can't be read", (await response.Content.ReadAsStringAsync(Cancelled)).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync(Address, new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

    private async Task<JsonElement> PredictAsync(string body)
    {
        var response = await PostAsync(body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }
}

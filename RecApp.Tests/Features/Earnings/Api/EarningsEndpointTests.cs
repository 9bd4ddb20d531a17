using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Page;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Api;

public sealed class EarningsEndpointTests(SharedApplication application)
{
    private const string Address = "/api/v1/earnings/predict";
    private const string Row = """{"region":5,"locale":12,"collegeType":"Public","field":"1107","credential":3,"admissionRate":0.62,"sat":1100,"tuition":15000}""";

    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("trees")]
    [InlineData("linear")]
    public async Task Predict_NamesAndCodes_AnswerAlikeAsTheContractSays(string model)
    {
        const string named = """{"region":"Southeast","locale":"City: midsize","collegeType":1,"field":"Computer Science.","credential":"Bachelor’s Degree","admissionRate":"0.62","sat":"1100","tuition":15000}""";
        const string unknown = """{"region":null,"collegeType":"public","field":11.07,"credential":"3","sat":0}""";
        var answer = await PredictAsync($$"""{"rows":[{{Row}},{{named}},{{unknown}}],"model":"{{model}}"}""");

        Assert.Matches(@"^\d{8}-[0-9a-f]{8}$", answer.GetProperty("modelVersion").GetString());
        var predictions = answer.GetProperty("predictions").EnumerateArray().ToArray();
        double usd = predictions[0].GetProperty("earningsUsd").GetDouble();
        Assert.InRange(usd, 40_000, 90_000);
        Assert.Equal(usd, predictions[1].GetProperty("earningsUsd").GetDouble(), 1e-9);
        Assert.NotEqual(usd, predictions[2].GetProperty("earningsUsd").GetDouble());
        Assert.NotEqual(predictions[0].GetProperty("predictionId").GetGuid(), predictions[1].GetProperty("predictionId").GetGuid());
        foreach (var prediction in predictions)
        {
            var (half, most) = (prediction.GetProperty("interval50"), prediction.GetProperty("interval90"));
            double of = prediction.GetProperty("earningsUsd").GetDouble();
            Assert.True(most.GetProperty("low").GetDouble() < half.GetProperty("low").GetDouble() && half.GetProperty("high").GetDouble() < most.GetProperty("high").GetDouble());
            double sum = prediction.GetProperty("contributions").EnumerateArray().Sum(part => part.GetProperty("usd").GetDouble());
            Assert.Equal(of, prediction.GetProperty("baseUsd").GetDouble() + sum, 1e-6);
            Assert.Equal(["region", "locale", "collegeType", "field", "credential", "admissionRate", "sat", "tuition"],
                prediction.GetProperty("contributions").EnumerateArray().Select(part => part.GetProperty("feature").GetString()!));
        }
    }

    [Theory]
    [InlineData("{}", "rows")]
    [InlineData("""{"rows":[]}""", "rows")]
    [InlineData("""{"rows":[null]}""", "rows[0]")]
    [InlineData("""{"rows":[{}]}""", "rows[0].field")]
    [InlineData("""{"rows":[{}]}""", "rows[0].credential")]
    [InlineData("""{"rows":[{}]}""", "rows[0].collegeType")]
    [InlineData("""{"rows":[ROW,{"collegeType":1,"credential":3,"field":"Compter Sciense"}]}""", "rows[1].field")]
    [InlineData("""{"rows":[{"collegeType":"Pubic","credential":3,"field":1107}]}""", "rows[0].collegeType")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":9,"field":1107}]}""", "rows[0].credential")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"region":77}]}""", "rows[0].region")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"sat":"NaN"}]}""", "rows[0].sat")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"sat":1700}]}""", "rows[0].sat")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"tuition":-1}]}""", "rows[0].tuition")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"tuition":"15.000,50"}]}""", "rows[0].tuition")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"tuition":1e999}]}""", "rows[0].tuition")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"admissionRate":"0,6"}]}""", "rows[0].admissionRate")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":1107,"admissionRate":62}]}""", "rows[0].admissionRate")]
    [InlineData("""{"rows":[{"collegeType":1,"credential":3,"field":true}]}""", "rows[0].field")]
    [InlineData("""{"rows":[ROW],"model":"forest"}""", "model")]
    [InlineData("""{"rows":[{"sat":NaN}]}""", "body")]
    public async Task Predict_WrongRow_NamesRowAndField(string body, string field)
    {
        var response = await PostAsync(body.Replace("ROW", Row, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Predict_InputsThatAreUnknown_AreNamedAsSuchAmongTheContributions()
    {
        var answer = await PredictAsync("""{"rows":[{"field":"1107","credential":"3","collegeType":"1","locale":"11","tuition":9000}],"explain":true}""");

        var unknown = answer.GetProperty("predictions")[0].GetProperty("contributions").EnumerateArray().Where(part => part.GetProperty("isUnknown").GetBoolean());
        Assert.Equal(["region", "admissionRate", "sat"], unknown.Select(part => part.GetProperty("feature").GetString()!));
    }

    [Fact]
    public async Task Predict_UnknownCategory_NamesTheNearestAndWhereToFindAll()
    {
        var response = await PostAsync("""{"rows":[{"collegeType":"Pubic","credential":"Bachelor","field":"Compter Sciense"}]}""");
        string text = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("errors").ToString();

        Assert.Contains("Computer Science (1107)", text, StringComparison.Ordinal);
        Assert.Contains("allowed: 1 (Public)", text, StringComparison.Ordinal);
        Assert.Contains("/api/v1/earnings/fields?q=", text, StringComparison.Ordinal);
        Assert.Contains("/api/v1/earnings/categories", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_AsManyRowsAsAllowedAndOneMore_AnswersThenSaysTheLimit()
    {
        var answer = await PredictAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(Row, 10_000))}}]}""");
        Assert.Equal(10_000, answer.GetProperty("predictions").GetArrayLength());

        var refused = await PostAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(Row, 10_001))}}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("at most 10,000", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_TenMegabytes_IsTooLarge()
    {
        var response = await PostAsync($$"""{"rows":[{"field":"{{new string('x', 10_000_000)}}"}]}""");
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest });
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","explain":true""")]
    [InlineData(""","explain":false""")]
    public async Task Predict_MoreThanAThousandRows_ExplainsOnlyWhenAskedAndSharesOneId(string explain)
    {
        var answer = await PredictAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(Row, 1_001))}}]{{explain}}}""");
        var predictions = answer.GetProperty("predictions").EnumerateArray().ToArray();
        Assert.All(predictions, prediction => Assert.Equal(explain.Contains("true", StringComparison.Ordinal) ? 8 : 0, prediction.GetProperty("contributions").GetArrayLength()));
        var id = Assert.Single(predictions.Select(prediction => prediction.GetProperty("predictionId").GetGuid()).Distinct());
        var lineage = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{id}", Cancelled);
        Assert.Equal("earnings", lineage.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Predict_LinearWithManyRows_ExplainsAll()
    {
        var answer = await PredictAsync($$"""{"rows":[{{string.Join(',', Enumerable.Repeat(Row, 1_001))}}],"model":"linear"}""");
        Assert.Equal(8, answer.GetProperty("predictions")[1_000].GetProperty("contributions").GetArrayLength());
    }

    [Theory]
    [InlineData("harvrad", "Harvard University")]
    [InlineData("univrsity of michigan ann arbor", "University of Michigan-Ann Arbor")]
    public async Task Colleges_NameWithASlip_AnswersWhatTheFormAsks(string query, string name)
    {
        var found = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/earnings/colleges?take=3&q={Uri.EscapeDataString(query)}", Cancelled);
        var college = found.GetProperty("colleges")[0];
        Assert.Equal(name, college.GetProperty("name").GetString());
        var row = $$"""{"field":1107,"credential":3,"collegeType":{{college.GetProperty("collegeType")}},"region":{{college.GetProperty("region")}},"locale":{{college.GetProperty("locale")}},"sat":{{college.GetProperty("sat")}},"admissionRate":{{college.GetProperty("admissionRate")}},"tuition":{{college.GetProperty("tuition")}}}""";
        Assert.Equal(1, (await PredictAsync($$"""{"rows":[{{row}}]}""")).GetProperty("predictions").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/api/v1/earnings/colleges?take=501", Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Predict_OddProgramme_Warns()
    {
        var answer = await PredictAsync("""{"rows":[{"collegeType":4,"credential":4,"field":"TooSmall","tuition":150000}]}""");
        string warnings = answer.GetProperty("predictions")[0].GetProperty("warnings").ToString();
        Assert.Contains("TooSmall", warnings, StringComparison.Ordinal);
        Assert.Contains("Net price $150,000 lies outside the data", warnings, StringComparison.Ordinal);
        Assert.Contains("47 post-baccalaureate", warnings, StringComparison.Ordinal);
    }

    // The page shows its programmes as the body of a call.
    [Fact]
    public async Task Predict_ProgrammesOfTheForm_AnswersAsThePageDoes()
    {
        foreach (var query in EarningsExamples.All.Select(example => EarningsQuery.Parse(example.Address).Query))
        {
            var page = await application.Services.GetRequiredService<EarningsService>().PredictAsync([.. query.Programmes.Select(programme => programme.ToInputs())], query.Model, Cancelled);
            var answer = await PredictAsync(JsonSerializer.Serialize(new { rows = query.Programmes, model = query.Model }, JsonSerializerOptions.Web));
            Assert.Equal(page.Predictions.Select(prediction => prediction.EarningsUsd), answer.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("earningsUsd").GetDouble()));
        }
    }

    [Fact]
    public async Task FieldsAndCategories_Asked_ListWhatIsAllowed()
    {
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/earnings/fields?q=nurs&take=3", Cancelled);
        Assert.Equal(5138, found.GetProperty("fields")[0].GetProperty("code").GetInt32());
        var categories = await _client.GetFromJsonAsync<JsonElement>("/api/v1/earnings/categories", Cancelled);
        Assert.Equal(8, categories.GetProperty("credential").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/api/v1/earnings/fields?take=0", Cancelled)).StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string body) => _client.PostAsync(Address, new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

    private async Task<JsonElement> PredictAsync(string body)
    {
        var response = await PostAsync(body);
        string text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text[..Math.Min(text.Length, 1000)]);
        return JsonDocument.Parse(text).RootElement;
    }
}

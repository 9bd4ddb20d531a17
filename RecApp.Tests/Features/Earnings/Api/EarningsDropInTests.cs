using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Api;

public sealed class EarningsDropInTests(SharedApplication application)
{
    private const string Address = "/result?sat=1100&cred=Bachelor%C2%92s%20Degree&cip=Computer%20Science.&coltype=Public&region=5&tuit=15000.0&locale=12.0&adm=0.62";

    private readonly HttpClient _client = application.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_AllParameters_AnswersUnderTheDataSetsNames()
    {
        var response = await _client.GetAsync(Address, Cancelled);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);

        Assert.Equal(["SAT_AVG_ALL", "CREDDESC", "CIPDESC_new", "CONTROL", "REGION", "tuition", "LOCALE", "ADM_RATE_ALL", "predicted_earn"],
            answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1100, answer.GetProperty("SAT_AVG_ALL").GetDouble());
        Assert.Equal("Bachelor\u0092s Degree", answer.GetProperty("CREDDESC").GetString());
        Assert.InRange(answer.GetProperty("predicted_earn").GetDouble(), 40_000, 90_000);
        Assert.True(Guid.TryParse(Assert.Single(response.Headers.GetValues("X-Prediction-Id")), out _));
    }

    [Theory]
    [InlineData("sat")]
    [InlineData("cred")]
    [InlineData("cip")]
    [InlineData("coltype")]
    [InlineData("region")]
    [InlineData("tuit")]
    [InlineData("locale")]
    [InlineData("adm")]
    public async Task Result_ParameterMissing_SaysSoInTheSourcesWords(string parameter)
    {
        string address = "/result?" + string.Join('&', Address.Split('?')[1].Split('&').Where(part => !part.StartsWith(parameter + "=", StringComparison.Ordinal)));
        Assert.Equal($"Error: No {parameter} field provided. Please specify {parameter}.", await _client.GetStringAsync(address, Cancelled));
    }

    [Theory]
    [InlineData("region=5", "region=77")]
    [InlineData("sat=1100", "sat=NaN")]
    [InlineData("tuit=15000.0", "tuit=-5")]
    [InlineData("cip=Computer%20Science.", "cip=Wizardry")]
    public async Task Result_WrongValue_IsRefused(string right, string wrong)
    {
        var response = await _client.GetAsync(Address.Replace(right, wrong, StringComparison.Ordinal), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}

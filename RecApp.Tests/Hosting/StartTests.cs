using System.Net;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public class StartTests(SharedApplication application)
{
    [Fact]
    public async Task Home_InMemory_AnswersOk()
    {
        using var answer = await application.CreateClient().GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task BlazorScript_OnKestrel_AnswersOk(string environment)
    {
        await using var server = new BrowserServer { EnvironmentName = environment };
        using var client = new HttpClient { BaseAddress = server.Address };
        var script = await client.GetStringAsync("_framework/blazor.web.js", TestContext.Current.CancellationToken);
        Assert.Contains("Blazor", script);
    }
}

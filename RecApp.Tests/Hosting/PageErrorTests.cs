using System.Net;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public class PageErrorTests
{
    [Fact]
    public async Task Page_ThatIsNotThere_IsHtmlWithStatus404()
    {
        await using var factory = new RecAppFactory();
        using var answer = await factory.CreateClient().GetAsync("/no-such-page", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("POST", 400)]
    [InlineData("DELETE", 405)]
    public async Task Page_Refused_SaysSoInsteadOfStayingWhite(string method, int status)
    {
        await using var factory = new RecAppFactory { EnvironmentName = "Production" };
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("without", "token")]);
        using var answer = await factory.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

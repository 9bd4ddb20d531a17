using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Errors;

public class PageErrorTests(SharedApplication application)
{
    [Fact]
    public async Task Page_ThatIsNotThere_IsHtmlWithStatus404()
    {
        using var answer = await application.CreateClient().GetAsync("/no-such-page", TestContext.Current.CancellationToken);
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

    [Theory]
    [InlineData("", "ids")]
    [InlineData("?movies=99999999", "")]
    [InlineData("?movies=1&genre=%3Cb%3E", "")]
    public async Task Download_OfWhatCannotBe_IsAPageWithTheReason(string query, string reason)
    {
        await using var factory = new RecAppFactory { EnvironmentName = "Production" };
        using var answer = await factory.CreateClient().GetAsync("/recommender/movies/films.csv" + query, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>Bad Request</h1><p>" + reason, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    // No page for errors is mapped there: whoever asks gets an answer all the same.
    [Theory]
    [InlineData("/crash", "text/html")]
    [InlineData("/api/v1/crash", "application/problem+json")]
    public async Task Failure_OfTheErrorPageToo_IsAnsweredWithHeaders(string address, string mediaType)
    {
        await using var probe = await ProbeApplication.StartAsync(
            api => api.MapGet("/crash", IResult () => throw new InvalidOperationException("a secret of the server")),
            onKestrel: true, environment: "Production", mapPages: app => app.MapGet("/crash", IResult () => throw new InvalidOperationException("a secret of the server")));
        using var answer = await probe.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([SecurityHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

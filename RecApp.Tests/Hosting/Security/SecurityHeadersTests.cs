using System.Net;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Security;

public class SecurityHeadersTests(SharedApplication application)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/error")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_blazor/negotiate")]
    public async Task Answer_OnEveryRoute_CarriesEachHeaderOnce(string route)
    {
        using var answer = await application.CreateClient().GetAsync(route, TestContext.Current.CancellationToken);
        Assert.Equal([SecurityHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["strict-origin-when-cross-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal([SecurityHeaders.PermissionsPolicy], answer.Headers.GetValues("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void Policy_ForScripts_AllowsFilesOfOurOwnOnly()
    {
        Assert.Contains("script-src 'self';", SecurityHeaders.ContentSecurityPolicy);
        Assert.DoesNotContain("unsafe-eval", SecurityHeaders.ContentSecurityPolicy);
    }

    [Fact]
    public async Task Page_Rendered_HasNoInlineScript()
    {
        var html = await application.CreateClient().GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("<script(?![^>]*\\bsrc=)", html);
        Assert.DoesNotMatch("\\son(click|load|error)=", html);
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task StrictTransportSecurity_OverHttps_StandsOutsideDevelopmentOnly(string environment, bool expected)
    {
        await using var factory = new RecAppFactory { EnvironmentName = environment };
        using var client = factory.CreateClient(new() { BaseAddress = new Uri("https://recapp.example") });
        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Contains("Strict-Transport-Security"));
    }
}

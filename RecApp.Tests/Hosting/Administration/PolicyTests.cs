using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RecApp.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Administration;

/// <summary>The policy on an endpoint of the API and on an address that people open.</summary>
public class PolicyTests
{
    private const string Api = "/api/v1/probe";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_WithoutTheKey_Is401Problem()
    {
        await using var probe = await StartAsync();
        using var answer = await probe.Client.GetAsync(Api, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Authorization: Bearer", (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Cancellation), cancellationToken: Cancellation)).RootElement.GetProperty("detail").GetString());
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Api_WithTheKey_Answers()
    {
        await using var probe = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(probe, SignInBrowser.Key));
    }

    [Fact]
    public async Task Api_WrongKeySixTimes_Is429WithRetryAfter()
    {
        await using var probe = await StartAsync();
        for (var attempt = 1; attempt <= 5; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(probe, $"wrong {attempt}"));
        using var answer = await SendAsync(probe, "wrong 6");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(probe, SignInBrowser.Key));
    }

    [Fact]
    public async Task Page_WithoutASignIn_LeadsThereAndBack()
    {
        await using var probe = await StartAsync();
        using var answer = await probe.Client.GetAsync("/probe?a=1&b=2", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/admin/sign-in?returnUrl=%2Fprobe%3Fa%3D1%26b%3D2", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("Production", null, 401)]
    [InlineData("Development", null, 200)]
    [InlineData("Development", "http://localhost", 200)]
    [InlineData("Development", "https://evil.example", 401)]
    [InlineData("Development", "null", 401)]
    public async Task Api_WithoutAConfiguredKey_IsOpenInDevelopmentToOwnPagesOnly(string environment, string? origin, int status)
    {
        await using var probe = await StartAsync(key: "", environment);
        using var request = new HttpRequestMessage(HttpMethod.Post, Api);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await probe.Client.SendAsync(request, Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Start_KeyTooShort_IsRefusedWithoutShowingIt()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(key: "too short"));
        Assert.Contains("Admin:Key has 9 characters; it must have at least 16.", error.Message);
        Assert.DoesNotContain("too short", error.Message);
    }

    private static Task<ProbeApplication> StartAsync(string key = SignInBrowser.Key, string environment = "Production") => ProbeApplication.StartAsync(
        api => api.MapMethods("/probe", ["GET", "POST"], () => "done").RequireAdministrator(),
        new() { ["Admin:Key"] = key },
        environment: environment,
        mapPages: application => application.MapGet("/probe", () => "page").RequireAdministrator());

    private static async Task<HttpStatusCode> StatusAsync(ProbeApplication probe, string key) => (await SendAsync(probe, key)).StatusCode;

    private static Task<HttpResponseMessage> SendAsync(ProbeApplication probe, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return probe.Client.SendAsync(request, Cancellation);
    }
}

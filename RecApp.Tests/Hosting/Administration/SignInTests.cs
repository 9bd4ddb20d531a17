using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Administration;

public class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_RightKey_GivesAProtectedCookieAndGoesBack()
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var answer = await browser.SignInAsync(returnUrl: "/models/words?version=1");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/models/words?version=1", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("recapp-admin=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.DoesNotContain(SignInBrowser.Key, cookie);
        Assert.Contains("You are signed in", await browser.Client.GetStringAsync("/admin/sign-in", Cancellation));
    }

    [Fact]
    public async Task SignIn_WrongKey_SaysSoAndKeepsTheWayBack()
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var answer = await browser.SignInAsync("wrong", "/models/words");
        Assert.Equal("/admin/sign-in?returnUrl=%2Fmodels%2Fwords&wrong=true", answer.Headers.Location!.OriginalString);
        var page = await browser.Client.GetStringAsync(answer.Headers.Location, Cancellation);
        Assert.Contains("This key is wrong.", page);
        Assert.Contains("value=\"/models/words\"", page);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("recapp-admin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SignIn_WrongKeySixTimes_Answers429EvenToTheRightOneUntilAMinuteLater()
    {
        var clock = new FakeTimeProvider();
        await using var factory = new RecAppFactory
        {
            EnvironmentName = "Production",
            Settings = { ["Admin:Key"] = SignInBrowser.Key },
            ConfigureServices = services => services.AddSingleton<TimeProvider>(clock),
        };
        using var browser = new SignInBrowser(factory);
        for (var attempt = 1; attempt <= 5; attempt++)
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync($"wrong {attempt}")).StatusCode);
        using var sixth = await browser.SignInAsync("wrong 6");
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync()).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("/models", (await browser.SignInAsync()).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_FormWithoutToken_IsRefused()
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var answer = await browser.Client.PostAsync("/admin/session", new FormUrlEncodedContent([KeyValuePair.Create("key", SignInBrowser.Key)]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/models")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task SignIn_ReturnAddressOfAnotherSite_GoesToThisOne(string returnUrl)
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var answer = await browser.SignInAsync(returnUrl: returnUrl);
        Assert.Equal("/models", answer.Headers.Location!.OriginalString);
        var page = await browser.Client.GetStringAsync($"/admin/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", Cancellation);
        // In the query of the page's own address it leads nowhere.
        Assert.DoesNotMatch("(href|value|action)=\"[^\"?]*evil\\.example", page);
        Assert.DoesNotContain("href=\"javascript", page);
    }

    [Fact]
    public async Task SignOut_Afterwards_TheCookieOpensNothingAnyMore()
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var signedIn = await browser.SignInAsync();
        var stolen = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("recapp-admin=", StringComparison.Ordinal)).Split(';')[0];
        Assert.True(await IsSignedInAsync(factory, stolen));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignOutAsync()).StatusCode);
        Assert.False(await IsSignedInAsync(factory, stolen));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_ApplicationStartsAgain_TheCookieOpensNothingAnyMore(bool signedOutBefore)
    {
        await using var factory = SignInBrowser.Application();
        using var browser = new SignInBrowser(factory);
        using var signedIn = await browser.SignInAsync();
        var copied = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("recapp-admin=", StringComparison.Ordinal)).Split(';')[0];
        Assert.True(await IsSignedInAsync(factory, copied));
        if (signedOutBefore)
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignOutAsync()).StatusCode);
        // It has the same storage folder, hence keys that can read the cookie.
        await using var restarted = new RecAppFactory { EnvironmentName = "Production", StoragePath = factory.StoragePath, Settings = { ["Admin:Key"] = SignInBrowser.Key } };
        Assert.False(await IsSignedInAsync(restarted, copied));
        using var again = new SignInBrowser(restarted);
        using var anew = await again.SignInAsync();
        Assert.Contains("You are signed in", await again.Client.GetStringAsync("/admin/sign-in", Cancellation));
    }

    [Fact]
    public async Task SignIn_OutsideDevelopmentWithoutAKey_IsClosed()
    {
        await using var factory = SignInBrowser.Application(key: null);
        using var client = factory.CreateClient();
        Assert.Contains("Administration is closed", await client.GetStringAsync("/admin/sign-in", Cancellation));
    }

    private static async Task<bool> IsSignedInAsync(RecAppFactory factory, string cookie)
    {
        using var client = factory.CreateDefaultClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetStringAsync("/admin/sign-in", Cancellation)).Contains("You are signed in");
    }
}

using System.Net;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.SignIn;

public class SignInTests(SpotifyApplication application) : IClassFixture<SpotifyApplication>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_Agreed_ComesBackToTheFormSignedIn()
    {
        using SpotifyBrowser browser = new(application.Factory);
        var form = "/recommender?tracks=" + string.Join(',', Enumerable.Range(0, 150).Select(FakeSongs.Id)) + "&ranker=cluster";

        Assert.Equal(form, await browser.SignInAsync(form));

        var page = await browser.PageAsync();
        Assert.Contains("Lena &lt;b&gt;Listener&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Listener", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Begun_AsksForTheFourScopesWithAHashedKey()
    {
        using SpotifyBrowser browser = new(application.Factory);

        var query = System.Web.HttpUtility.ParseQueryString((await browser.BeginAsync()).Query);

        Assert.Equal("user-library-read user-top-read playlist-read-private playlist-modify-private", query["scope"]);
        Assert.Equal(("code", "S256", "http://127.0.0.1:5080/spotify/callback"), (query["response_type"], query["code_challenge_method"], query["redirect_uri"]));
        Assert.Equal(43, query["code_challenge"]!.Length);
        Assert.Null(query["code_verifier"]);
    }

    [Fact]
    public async Task Cookies_OfASignIn_AreOutOfReachForScriptsAndOtherSites()
    {
        await using var spotify = await FakeSpotifyServer.StartAsync();
        await using var factory = SpotifyBrowser.Application(spotify, new() { ["Spotify:RedirectUri"] = "https://recapp.example/spotify/callback" });
        using SpotifyBrowser browser = new(factory, "https://recapp.example");

        await browser.SignInAsync();

        var set = browser.Cookies.Where(cookie => !cookie.Contains("=;", StringComparison.Ordinal)).ToList();
        Assert.Equal(["recapp-spotify-sign-in", "recapp-spotify"], set.Select(cookie => cookie.Split('=')[0]));
        Assert.All(set, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("path=/spotify", set[0], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", set[1], StringComparison.OrdinalIgnoreCase);
        // The first one is taken back as soon as it has done its work.
        Assert.Contains(browser.Cookies, cookie => cookie.StartsWith("recapp-spotify-sign-in=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_SecondTime_GivesAnotherSessionAndEndsTheFirst()
    {
        using SpotifyBrowser browser = new(application.Factory);
        await browser.SignInAsync();
        var first = SessionCookie(browser);
        await browser.SignInAsync();
        Assert.NotEqual(first, SessionCookie(browser));
        Assert.False(await IsSignedInAsync(application.Factory, first));
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Session_IdChosenBySomebodyElse_IsNotTakenOver()
    {
        using SpotifyBrowser browser = new(application.Factory);
        browser.Client.DefaultRequestHeaders.Add("Cookie", "recapp-spotify=planted");
        await browser.SignInAsync();
        Assert.False(await IsSignedInAsync(application.Factory, "recapp-spotify=planted"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/recommender")]
    [InlineData("javascript:alert(1)")]
    [InlineData("recommender")]
    [InlineData("/recommender\r\nSet-Cookie: a=b")]
    [InlineData("/spotify/sign-in?returnUrl=/")]
    [InlineData("/%73potify/sign-in")]
    [InlineData("")]
    public async Task SignIn_ReturnAddressOfAnotherSite_GoesToThisOne(string returnUrl)
    {
        using SpotifyBrowser browser = new(application.Factory);
        Assert.Equal("/recommender", await browser.SignInAsync(returnUrl));
        using var signedOut = await browser.SignOutAsync(returnUrl: returnUrl);
        Assert.Equal("/recommender", signedOut.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%5Cevil.example")]
    public async Task SignIn_ReturnAddressEncodedTwice_StaysAPathOfThisSite(string returnUrl)
    {
        using SpotifyBrowser browser = new(application.Factory);
        Assert.Equal("127.0.0.1", new Uri(new("http://127.0.0.1:5080"), await browser.SignInAsync(returnUrl)).Host);
    }

    [Fact]
    public async Task SignIn_NotAgreed_SaysSoAndKeepsTheForm()
    {
        using SpotifyBrowser browser = new(application.Factory);
        var state = await StateAsync(browser, "/recommender?energy=0.7");
        using var answer = await browser.GetAsync($"/spotify/callback?error=access_denied&state={state}");
        Assert.Equal("/recommender?energy=0.7&spotify=Denied", answer.Headers.Location!.OriginalString);
        Assert.Contains("You did not agree", await browser.Client.GetStringAsync(answer.Headers.Location, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AccountNotOnTheList_IsExplained()
    {
        using SpotifyBrowser browser = new(application.Factory);
        application.Spotify.Fail(SpotifyFault.Plain("/v1/me", 403, "User not registered in the Developer Dashboard"));
        var address = await browser.SignInAsync();
        Assert.Equal("/recommender?spotify=NotRegistered", address);
        Assert.Contains("User Management", await browser.Client.GetStringAsync(address, Cancellation), StringComparison.Ordinal);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Theory]
    [InlineData("/api/token", "Unavailable")]
    [InlineData("/v1/me", "Quota")]
    public async Task SignIn_SpotifyFails_LeadsBackWithTheReason(string path, string expected)
    {
        using SpotifyBrowser browser = new(application.Factory);
        application.Spotify.Fail(expected == "Quota" ? SpotifyFault.TooMany(path, 1, "QUOTA_EXCEEDED") : SpotifyFault.Status(path, 500));
        Assert.Equal($"/recommender?spotify={expected}", await browser.SignInAsync());
    }

    [Fact]
    public async Task SignIn_WithoutAClientId_SaysWhatIsMissing()
    {
        await using RecAppFactory factory = new();
        using SpotifyBrowser browser = new(factory);
        using var answer = await browser.GetAsync("/spotify/sign-in");
        Assert.Equal("/recommender?spotify=NoClientId", answer.Headers.Location!.OriginalString);
        Assert.Contains("Spotify:ClientId", await browser.PageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://127.0.0.1:5080/spotify/sign-in?returnUrl=%2Fdata")]
    [InlineData("http://recapp.example", "/data?spotify=Insecure")]
    public async Task SignIn_AddressThatSpotifyRefuses_LeadsToOneThatItAcceptsOrSaysSo(string address, string expected)
    {
        using SpotifyBrowser browser = new(application.Factory, address);
        Assert.Equal(expected, (await browser.BeginAsync("/data")).OriginalString);
    }

    [Fact]
    public async Task SignIn_ManyTimesFromOneAddress_Is429AndCarriesThePolicy()
    {
        await using var spotify = await FakeSpotifyServer.StartAsync();
        await using var factory = SpotifyBrowser.Application(spotify, new() { ["Hosting:RateLimits:Pages:RequestsPerSecond"] = "1", ["Hosting:RateLimits:Pages:Burst"] = "3" });
        using SpotifyBrowser browser = new(factory);
        var answers = new List<HttpResponseMessage>();
        for (var time = 0; time < 6; time++)
            answers.Add(await browser.GetAsync("/spotify/sign-in"));
        Assert.Equal(HttpStatusCode.SeeOther, answers[0].StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.NotNull(answers[^1].Headers.RetryAfter);
        Assert.All(answers, answer => Assert.Equal([SecurityHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task SignOut_Afterwards_TheCookieOpensNothingAnyMore()
    {
        using SpotifyBrowser browser = new(application.Factory);
        await browser.SignInAsync();
        var stolen = SessionCookie(browser);
        Assert.True(await IsSignedInAsync(application.Factory, stolen));

        using var answer = await browser.SignOutAsync(returnUrl: "/recommender?energy=0.7");

        Assert.Equal("/recommender?energy=0.7", answer.Headers.Location!.OriginalString);
        Assert.False(await browser.IsSignedInAsync());
        Assert.False(await IsSignedInAsync(application.Factory, stolen));
    }

    [Fact]
    public async Task SignOut_FormWithoutToken_IsRefused()
    {
        using SpotifyBrowser browser = new(application.Factory);
        await browser.SignInAsync();
        using var answer = await browser.SignOutAsync(withToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.GetAsync("/spotify/sign-out")).StatusCode);
    }

    private static async Task<string> StateAsync(SpotifyBrowser browser, string returnUrl) =>
        System.Web.HttpUtility.ParseQueryString((await browser.BeginAsync(returnUrl)).Query)["state"]!;

    private static string SessionCookie(SpotifyBrowser browser) =>
        browser.Cookies.Last(cookie => cookie.StartsWith("recapp-spotify=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<bool> IsSignedInAsync(RecAppFactory factory, string cookie)
    {
        using var client = factory.CreateDefaultClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetStringAsync("/recommender", Cancellation)).Contains("Signed in as", StringComparison.Ordinal);
    }
}

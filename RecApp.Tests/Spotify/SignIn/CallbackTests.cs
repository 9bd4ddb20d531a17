using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster;
using RecApp.Spotify.SignIn;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.SignIn;

/// <summary>Callbacks that somebody made up, kept or stole.</summary>
public class CallbackTests : IClassFixture<SpotifyApplication>
{
    private const string Expired = "/recommender?spotify=Expired", Failed = "/recommender?spotify=Failed";

    private readonly SpotifyApplication _application;

    public CallbackTests(SpotifyApplication application)
    {
        _application = application;
        application.Spotify.Requests.Clear();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=stolen")]
    [InlineData("?state=&code=stolen")]
    [InlineData("?state=guess&code=stolen")]
    [InlineData("?state=%00&code=%00")]
    [InlineData("?state=%3Cscript%3E&code=x")]
    [InlineData("?error=%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task Callback_StateNobodyBegan_RedeemsNothing(string query)
    {
        using SpotifyBrowser browser = new(_application.Factory);
        await browser.BeginAsync();
        using var answer = await browser.GetAsync($"/spotify/callback{query}");
        Assert.Equal(Expired, answer.Headers.Location!.OriginalString);
        AssertNobodySignedIn(browser);
    }

    [Fact]
    public async Task Callback_BegunByAnotherBrowser_SignsNobodyIn()
    {
        using SpotifyBrowser attacker = new(_application.Factory), victim = new(_application.Factory);
        var prepared = await attacker.AgreeAsync(await attacker.BeginAsync());

        await victim.BeginAsync();
        using var answer = await victim.GetAsync(prepared.PathAndQuery);

        Assert.Equal(Expired, answer.Headers.Location!.OriginalString);
        AssertNobodySignedIn(victim);
    }

    [Fact]
    public async Task Callback_Twice_WorksOnce()
    {
        using SpotifyBrowser browser = new(_application.Factory);
        var begin = await browser.GetAsync("/spotify/sign-in");
        var binding = browser.Cookies[0].Split(';')[0];
        var back = await browser.AgreeAsync(begin.Headers.Location!);
        await browser.GetAsync(back.PathAndQuery);

        // The cookie of the first time again: the state has been used all the same.
        using var again = new HttpRequestMessage(HttpMethod.Get, back.PathAndQuery) { Headers = { { "Cookie", binding } } };
        using var answer = await browser.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(Expired, answer.Headers.Location!.OriginalString);
        Assert.Equal(1, _application.Spotify.Count("POST /api/token"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&code=")]
    [InlineData("&code=made-up")]
    [InlineData("&error=server_error")]
    public async Task Callback_CodeThatIsNone_SaysSo(string rest)
    {
        using SpotifyBrowser browser = new(_application.Factory);
        var state = System.Web.HttpUtility.ParseQueryString((await browser.BeginAsync()).Query)["state"];
        using var answer = await browser.GetAsync($"/spotify/callback?state={state}{rest}");
        Assert.Equal(Failed, answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.StartsWith("recapp-spotify=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Callback_CodeOfFiveThousandCharacters_IsNotSentOn()
    {
        using SpotifyBrowser browser = new(_application.Factory);
        var state = System.Web.HttpUtility.ParseQueryString((await browser.BeginAsync()).Query)["state"];
        using var answer = await browser.GetAsync($"/spotify/callback?state={state}&code={new string('x', 5000)}");
        Assert.Equal(Failed, answer.Headers.Location!.OriginalString);
        AssertNobodySignedIn(browser);
    }

    [Fact]
    public async Task Take_AfterTenMinutes_IsTooLate()
    {
        var clock = new FakeTimeProvider();
        var pending = Pending(clock);
        var (early, late) = (await pending.BeginAsync("redirect", "/"), await pending.BeginAsync("redirect", "/"));
        clock.Advance(PendingSignIns.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await pending.TakeAsync(early.State, early.Binding));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await pending.TakeAsync(late.State, late.Binding));
    }

    [Fact]
    public async Task Begin_FarMoreThanTheCapacity_KeepsTheLatest()
    {
        var clock = new FakeTimeProvider();
        var pending = Pending(clock);
        var first = await pending.BeginAsync("redirect", "/");
        for (var number = 0; number < PendingSignIns.Capacity + 10; number++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await pending.BeginAsync("redirect", "/");
        }
        var last = await pending.BeginAsync("redirect", "/");
        Assert.Null(await pending.TakeAsync(first.State, first.Binding));
        Assert.NotNull(await pending.TakeAsync(last.State, last.Binding));
    }

    private static PendingSignIns Pending(TimeProvider clock) => new(new(Options.Create(new ClusterOptions())), new EphemeralDataProtectionProvider(), clock);

    [Fact]
    public void ProofKey_OfTheStandardsExample_HasItsChallenge() =>
        // RFC 7636, appendix B.
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", new ProofKey("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").Challenge);

    [Theory]
    [InlineData("Denied", SignInProblem.Denied)]
    [InlineData("notregistered", SignInProblem.NotRegistered)]
    [InlineData("3", null)]
    [InlineData("-1", null)]
    [InlineData("99", null)]
    [InlineData("<script>", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_NameInAnAddress_IsOneOfOursOrNothing(string? name, SignInProblem? expected) => Assert.Equal(expected, SignInProblems.Parse(name));

    [Fact]
    public async Task SignIn_UseAndFailure_LeavesNoTokenInLogsPagesOrAddresses()
    {
        LogCollector logs = new();
        await using var spotify = await FakeSpotifyServer.StartAsync();
        await using var factory = SpotifyBrowser.Application(spotify, new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:System.Net.Http"] = "Trace" }, logs);
        using SpotifyBrowser browser = new(factory);
        spotify.Fail(SpotifyFault.Status("/v1/me", 403, "User not registered"));
        var refused = await browser.SignInAsync();
        var address = await browser.SignInAsync();
        var page = await browser.PageAsync();

        Assert.True(spotify.Tokens.Issued.Count >= 6);
        var ours = logs.Events.Where(entry => !entry.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || entry.Level >= LogLevel.Warning).Select(entry => entry.Message).ToList();
        Assert.Contains(ours, message => message.Contains("signed in with Spotify", StringComparison.Ordinal));
        Assert.All(spotify.Tokens.Issued, token =>
        {
            Assert.DoesNotContain(ours, message => message.Contains(token, StringComparison.Ordinal));
            Assert.DoesNotContain(token, page + address + refused + string.Join("", browser.Cookies), StringComparison.Ordinal);
        });
        Assert.DoesNotContain(ours, message => message.Contains("Listener", StringComparison.Ordinal));
    }

    private void AssertNobodySignedIn(SpotifyBrowser browser)
    {
        Assert.Equal(0, _application.Spotify.Count("POST /api/token"));
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.StartsWith("recapp-spotify=", StringComparison.Ordinal));
    }
}

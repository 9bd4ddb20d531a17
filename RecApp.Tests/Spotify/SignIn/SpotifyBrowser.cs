using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Spotify.SignIn;

/// <summary>What a browser does on the way to Spotify and back: keeps RecApp's cookies, follows redirects one by one, so that each can be looked at.</summary>
internal sealed partial class SpotifyBrowser : IDisposable
{
    private readonly HttpClient _outside = new(new HttpClientHandler { AllowAutoRedirect = false });

    public SpotifyBrowser(RecAppFactory factory, string address = "http://127.0.0.1:5080") => Client = factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
        BaseAddress = new(address),
    });

    public HttpClient Client { get; }

    /// <summary>Everything RecApp has set as a cookie.</summary>
    public List<string> Cookies { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static RecAppFactory Application(FakeSpotifyServer spotify, Dictionary<string, string?>? settings = null, LogCollector? logs = null)
    {
        spotify.AgreesByItself = true;
        RecAppFactory factory = new()
        {
            Settings = spotify.Settings,
            ConfigureServices = services =>
            {
                if (logs is not null)
                    Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(services, logs);
            },
        };
        factory.Settings["AllowedHosts"] = "recapp.example";
        foreach (var (key, value) in settings ?? [])
            factory.Settings[key] = value;
        return factory;
    }

    /// <summary>To Spotify: its address, with everything that RecApp asks of it.</summary>
    public async Task<Uri> BeginAsync(string returnUrl = "/recommender") =>
        (await GetAsync($"/spotify/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}")).Headers.Location!;

    /// <summary>At Spotify: the address that it sends the browser back to.</summary>
    public async Task<Uri> AgreeAsync(Uri authorize)
    {
        using var answer = await _outside.GetAsync(authorize, Cancellation);
        return answer.Headers.Location ?? throw new InvalidOperationException($"Spotify refused: {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    /// <summary>The whole way; returns where RecApp leads in the end.</summary>
    public async Task<string> SignInAsync(string returnUrl = "/recommender")
    {
        var back = await AgreeAsync(await BeginAsync(returnUrl));
        return (await GetAsync(back.PathAndQuery)).Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> GetAsync(string address)
    {
        var answer = await Client.GetAsync(address, Cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            Cookies.AddRange(cookies);
        return answer;
    }

    public async Task<HttpResponseMessage> SignOutAsync(bool withToken = true, string returnUrl = "/recommender")
    {
        var fields = new Dictionary<string, string> { ["returnUrl"] = returnUrl };
        if (withToken)
            fields["__RequestVerificationToken"] = Token().Match(await PageAsync()).Groups["token"].Value;
        return await Client.PostAsync("/spotify/sign-out", new FormUrlEncodedContent(fields), Cancellation);
    }

    public Task<string> PageAsync() => Client.GetStringAsync("/recommender", Cancellation);

    public async Task<bool> IsSignedInAsync() => (await PageAsync()).Contains("Signed in as", StringComparison.Ordinal);

    public void Dispose()
    {
        Client.Dispose();
        _outside.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}

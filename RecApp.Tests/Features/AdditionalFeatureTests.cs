using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.CommandLine;
using RecApp.Features;
using RecApp.Tests.Features.Blog;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Features;

/// <summary>A feature of another assembly that a line of the settings adds is found wherever those of the product are.</summary>
public sealed class AdditionalFeatureTests(AdditionalFeatureTests.ProbedServer server, BrowserFixture browser) : IClassFixture<AdditionalFeatureTests.ProbedServer>
{
    private static readonly string Name = $"{typeof(ProbeFeature).FullName}, {typeof(ProbeFeature).Assembly.GetName().Name}";

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Home_WithTheFeature_HasItsLineItsCardAndItsBackground()
    {
        string home = await _client.GetStringAsync("", Cancellation);

        Assert.Contains("""<h2 id="card-Probe" """, home);
        Assert.Contains("Ask; be told.", home);
        Assert.Contains(">Probe</a>: what it has measured", home);
        // Between what the product asks of its models and what it tells about them.
        Assert.Matches(new Regex("""href="/lyrics".*href="/probe".*href="/models".*href="/blog".*<main""", RegexOptions.Singleline), home);
    }

    [Fact]
    public async Task Page_OfTheFeature_HasItsTitle()
    {
        string page = await _client.GetStringAsync("probe", Cancellation);

        Assert.Contains("<h1>21 degrees</h1>", page);
        Assert.Contains("""<meta property="og:title" content="How warm it is" />""", page);
        Assert.Contains($"""<meta name="description" content="{ProbeFeature.Sentence}" />""", page);
    }

    [Fact]
    public async Task Api_OfTheFeature_AnswersAndIsDescribed()
    {
        Assert.Equal(21, (await _client.GetFromJsonAsync<JsonElement>("api/v1/probe", Cancellation)).GetProperty("degrees").GetInt32());
        Assert.Equal("21", await _client.GetStringAsync("probe/degrees.txt", Cancellation));
        Assert.Equal("21", await _client.GetStringAsync("how-warm", Cancellation));

        var paths = (await _client.GetFromJsonAsync<JsonElement>("openapi/v1.json", Cancellation)).GetProperty("paths");

        Assert.Equal("Ask how warm it is", paths.GetProperty("/api/v1/probe").GetProperty("get").GetProperty("summary").GetString());
        Assert.True(paths.TryGetProperty("/how-warm", out _));
    }

    [Theory]
    [InlineData("how-warm/there", "application/problem+json")]
    [InlineData("how-cold/there", "text/html")]
    public async Task DropIn_NothingBelowIt_IsAnsweredAsPrograms(string path, string type)
    {
        using var answer = await _client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Post_WithTheFeaturesChart_ShowsIt()
    {
        string post = await _client.GetStringAsync("blog/probed", Cancellation);

        Assert.Contains("Files of every model", post);
        Assert.DoesNotContain("There is no chart", post);
    }

    [Fact]
    public async Task Sidebar_ClickedInACircuit_LeadsToThePage()
    {
        await using var tab = await browser.OpenAsync(new(), server.Address);
        await tab.GoToAsync("/");

        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Probe" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "21 degrees" })).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Command_OfTheFeature_Runs()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, await RecAppCommands.RunAsync(["train", "probe", "--out", folder.Combine("degrees")], Settings(Name)));

        Assert.Equal("21", await File.ReadAllTextAsync(folder.Combine("degrees"), Cancellation));
    }

    [Fact]
    public async Task Command_NameWrong_RunsThoseOfTheOthers()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, await RecAppCommands.RunAsync(["train", "probe", "--out", folder.Combine("degrees")], Settings("System.String", Name)));
        Assert.NotEqual(0, await RecAppCommands.RunAsync(["train", "probe", "--out", folder.Combine("degrees")], Settings("System.String")));
    }

    // The built application does not know this assembly: it lies beside it, as somebody would put it there.
    [Fact]
    public async Task Process_AssemblyBesideIt_FindsTheFeature()
    {
        using var folder = new TemporaryFolder();
        await using var process = ApplicationProcess.Start(["train", "probe", "--out", folder.Combine("degrees")], new Dictionary<string, string> { ["Features__Additional__0"] = Name });
        await process.Process.WaitForExitAsync(Cancellation);

        Assert.Equal("", await process.Process.StandardError.ReadToEndAsync(Cancellation));
        Assert.Equal(0, process.Process.ExitCode);
        Assert.Equal("21", await File.ReadAllTextAsync(folder.Combine("degrees"), Cancellation));
    }

    [Theory]
    [InlineData("No.Such.Type, RecApp", "No.Such.Type")]
    [InlineData("Some.Feature, No.Such.Assembly", "No.Such.Assembly")]
    [InlineData("not a name,,,", "not a name")]
    [InlineData("System.String", "is no IFeature")]
    [InlineData("RecApp.Features.IFeature, RecApp", "interface")]
    [InlineData("RecApp.Features.Blog.BlogFeature, RecApp", "has the key 'blog' already")]
    public void Name_Wrong_IsAProblemWithItsKey(string name, string expected)
    {
        var configured = new ConfiguredFeatures(Settings(Name, name));

        string problem = Assert.Single(configured.Problems);
        Assert.StartsWith($"Features:Additional:1 is '{name}': ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.IsType<ProbeFeature>(configured.Features[^1]);
    }

    [Fact]
    public async Task Process_NameWrong_EndsTheStartInASentence()
    {
        await using var process = ApplicationProcess.Start(["--urls", "http://127.0.0.1:0"], new Dictionary<string, string> { ["Features__Additional__0"] = "System.String" });
        string output = await process.Process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.Process.WaitForExitAsync(Cancellation);

        Assert.Equal(1, process.Process.ExitCode);
        Assert.Contains("RecApp does not start: Features:Additional:0 is 'System.String': System.String is no IFeature.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_Blank_AddsNothing() => Assert.Equal(FeatureList.Own, new ConfiguredFeatures(Settings("", " ")).Features);

    private static IConfiguration Settings(params string[] names) =>
        new ConfigurationBuilder().AddInMemoryCollection(names.Select((name, index) => KeyValuePair.Create<string, string?>($"Features:Additional:{index}", name))).Build();

    /// <summary>The product with the probe, and a post that shows its chart.</summary>
    public sealed class ProbedServer : IAsyncDisposable
    {
        private readonly BrowserServer _server = new()
        {
            Settings = { ["Features:Additional:0"] = Name },
            ConfigureServices = services => services.AddSingleton(Posts.Library(("2026-03-01-probed.md", Posts.Text("[[chart: probe-files]]")))),
        };

        public Uri Address => _server.Address;

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}

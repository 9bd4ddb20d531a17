using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Bundles;
using RecApp.Features.Models;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Models;

public sealed class PromotionTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();
    private readonly ModelManifest _old;
    private readonly ModelManifest _newest;
    private readonly ModelCatalog _catalog;
    private readonly CircuitUser _user = new("Production");

    public PromotionTests()
    {
        _old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        _newest = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        Services.AddSingleton(_catalog);
        Services.AddSingleton(_user.Access);
        Services.AddPromotion(_catalog);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private string? Served => _catalog.Find("words")!.Served;

    [Fact]
    public async Task Button_Administrator_ServesTheOtherVersionAndSaysSo()
    {
        await _catalog.WarmAsync("words", Cancellation);
        _user.SignIn();
        var page = Render<ModelPage>(p => p.Add(m => m.Name, "words"));
        await page.Find(".promotion button").ClickAsync();
        Assert.Equal(_old.Version, Served);
        Assert.Contains($"{_old.Version} answers now.", page.Markup);
        Assert.Equal($"Serve {_newest.Version}", page.Find(".promotion button").TextContent);
    }

    [Fact]
    public async Task Page_Anonymous_OffersToSignInAndNoButton()
    {
        await _catalog.WarmAsync("words", Cancellation);
        var page = Render<ModelPage>(p => p.Add(m => m.Name, "words"));
        Assert.Empty(page.FindAll(".promotion button"));
        Assert.Equal("/admin/sign-in?returnUrl=%2Fmodels%2Fwords", page.Find(".promotion a").GetAttribute("href"));
    }

    [Fact]
    public async Task Button_SignInEndedSinceThePageWasRendered_ChangesNothing()
    {
        await _catalog.WarmAsync("words", Cancellation);
        _user.SignIn();
        var page = Render<ModelPage>(p => p.Add(m => m.Name, "words"));
        var button = page.Find(".promotion button");
        _user.EndSession();
        await button.ClickAsync();
        Assert.Equal(_newest.Version, Served);
        Assert.Contains("Your sign-in has ended", page.Find("[role=alert]").TextContent);
    }

    [Fact]
    public async Task Button_VersionDamaged_KeepsTheServedOne()
    {
        await _catalog.WarmAsync("words", Cancellation);
        await File.AppendAllTextAsync(Path.Combine(TestBundles.FolderOf(_models.Location, _old), "word.txt"), "!", Cancellation);
        _user.SignIn();
        var page = Render<ModelPage>(p => p.Add(m => m.Name, "words"));
        await page.Find(".promotion button").ClickAsync();
        Assert.Equal(_newest.Version, Served);
        Assert.Contains("is damaged", page.Find("[role=alert]").TextContent);
    }

    [Fact]
    public async Task Api_Anonymous_Is401AndChangesNothing()
    {
        await using var host = new ModelHost(settings: new() { ["Admin:Key"] = SignInBrowser.Key });
        await host.Factory.Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Cancellation);
        using var answer = await host.Factory.CreateClient().PostAsJsonAsync("/api/v1/models/words/promote", new { version = host.Old.Version }, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(host.Newest.Version, host.Factory.Services.GetRequiredService<ModelCatalog>().Find("words")!.Served);
    }

    [Theory]
    [InlineData("words", "", 200, "")]
    [InlineData("nothing", "", 404, "There are: ")]
    [InlineData("words", "20200101-00000000", 400, "must be one of the installed ones")]
    public async Task Api_WithTheKey_PromotesOrSaysWhatIsAllowed(string model, string version, int status, string expected)
    {
        await using var host = new ModelHost(settings: new() { ["Admin:Key"] = SignInBrowser.Key });
        await host.Factory.Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Cancellation);
        using var client = host.Factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SignInBrowser.Key);
        using var answer = await client.PostAsJsonAsync($"/api/v1/models/{model}/promote", new { version = version.Length > 0 ? version : host.Old.Version }, Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(status == 200 ? host.Old.Version : host.Newest.Version, host.Factory.Services.GetRequiredService<ModelCatalog>().Find("words")!.Served);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _catalog.Dispose();
        _models.Dispose();
    }
}

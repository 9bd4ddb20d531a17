using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Components.Pages;
using RecApp.Tests.Inference;
using RecApp.Tests.Support;

namespace RecApp.Tests.Components.Pages;

public sealed class PlainPageTests : ComponentTest
{
    [Fact]
    public void Home_ModelNotInstalled_SaysSoBesideTheWayIn()
    {
        using var folder = new TemporaryFolder();
        Services.AddSingleton(Catalogs.Over(folder.Location, Catalogs.Words("playlists")));

        var page = Render<Home>();

        Assert.Single(page.FindAll("h1"));
        Assert.Equal("/recommender", page.Find("a.button").GetAttribute("href"));
        Assert.NotEmpty(page.Find(".feature-facts").TextContent.Trim());
    }

    [Fact]
    public void NotFound_FirstAnswerOfTheServer_HasStatus404()
    {
        var context = new DefaultHttpContext();
        var page = Render<NotFound>(parameters => parameters.AddCascadingValue<HttpContext>(context));
        Assert.Equal(StatusCodes.Status404NotFound, context.Response.StatusCode);
        Assert.Equal("/", page.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public void NotFound_InTheCircuit_NeedsNoRequest() => Assert.Single(Render<NotFound>().FindAll("h1"));

    [Fact]
    public void Error_WithARequest_GivesTheNumberToReport()
    {
        var context = new DefaultHttpContext { TraceIdentifier = "trace-7" };
        var page = Render<Error>(parameters => parameters.AddCascadingValue<HttpContext>(context));
        Assert.NotEmpty(page.Find("code").TextContent);
        Assert.Equal("/", page.Find("a.button").GetAttribute("href"));
    }
}

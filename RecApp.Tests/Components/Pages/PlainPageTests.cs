using Bunit;
using Microsoft.AspNetCore.Http;
using RecApp.Components.Pages;

namespace RecApp.Tests.Components.Pages;

public sealed class PlainPageTests : ComponentTest
{
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

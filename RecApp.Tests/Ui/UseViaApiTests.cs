using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Regression.Api;
using RecApp.Tests.Components;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class UseViaApiTests : ComponentTest
{
    public UseViaApiTests(SharedApplication application) => Services.AddSingleton(application.Services.GetRequiredService<IAssistantTools>());

    [Fact]
    public void Ways_OfACallThatAssistantsCanMake_AreFive()
    {
        var panel = Render<UseViaApi>(parameters => parameters.Add(panel => panel.Path, "/api/v1/regression/predict").Add(panel => panel.Body, new RegressionRequest([RegressionRow.Of([1, 2, 3, 4, 5])])));

        Assert.Equal(["curl", "C#", "Python", "JavaScript", "MCP"], panel.FindAll(".segments button").Select(button => button.TextContent));
        Assert.StartsWith("curl -X POST", panel.Find("code").TextContent);
        foreach (var (way, words) in new[] { ("C#", "HttpClient"), ("Python", "urlopen"), ("JavaScript", "fetch"), ("MCP", "predict_regression") })
        {
            panel.FindAll(".segments button").Single(button => button.TextContent == way).Click();
            Assert.Contains(words, panel.Find("code").TextContent);
            Assert.Equal(way, panel.Find("button[aria-pressed=true]").TextContent);
            Assert.Contains("var_3", panel.Find("code").TextContent);
        }
    }

    [Fact]
    public void Mcp_OfACallInAnAddress_HasItsArgumentsWithTheirTypes()
    {
        var panel = Render<UseViaApi>(parameters => parameters.Add(panel => panel.Method, "GET").Add(panel => panel.Path, "/api/v1/movies/recommend?ids=2571&num=5&genre=Sci-Fi"));
        panel.FindAll(".segments button").Single(button => button.TextContent == "MCP").Click();

        string[] parts = panel.Find("code").TextContent.Split("// ", StringSplitOptions.RemoveEmptyEntries);
        var settings = JsonDocument.Parse(parts[0][parts[0].IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        var call = JsonDocument.Parse(parts[1][parts[1].IndexOf('{', StringComparison.Ordinal)..]).RootElement;

        Assert.EndsWith("/mcp", settings.GetProperty("mcpServers").GetProperty("recapp").GetProperty("url").GetString());
        Assert.Equal("recommend_movies", call.GetProperty("name").GetString());
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse("""{"ids":"2571","num":5,"genre":"Sci-Fi"}""").RootElement, call.GetProperty("arguments")));
    }

    [Fact]
    public void Call_WithHostileText_IsText()
    {
        var panel = Render<UseViaApi>(parameters => parameters.Add(panel => panel.Path, "/api/v1/playlists/recommend").Add(panel => panel.Body, new { Tracks = new[] { Hostile } }));
        foreach (int way in Enumerable.Range(0, 5))
        {
            panel.FindAll(".segments button")[way].Click();
            Assert.Contains("onerror", panel.Find("code").TextContent);
            Assert.Contains("http://localhost/", panel.Find("code").TextContent);
            Assert.Empty(panel.FindAll("img"));
        }
    }

    [Fact]
    public void Ways_OfACallThatAssistantsCannotMake_AreFour()
    {
        var panel = Render<UseViaApi>(parameters => parameters.Add(panel => panel.Method, "GET").Add(panel => panel.Path, "/api/v1/movies/pairs/318/296"));
        Assert.Equal(4, panel.FindAll(".segments button").Count);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Monitoring.Alerts;
using RecApp.Storage;
using RecApp.Tests.Support;
using YamlDotNet.Serialization;

namespace RecApp.Tests.Deployment;

/// <summary>The dashboard that ships, beside what the running application says at /metrics.</summary>
public sealed partial class GrafanaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_EveryQuery_FindsItsMetricWithItsLabels()
    {
        await using RecAppFactory factory = new() { Settings = new() { ["Metrics:On"] = "true", ["Alerts:Drift:LeastRequests"] = "1" } };
        using var client = factory.CreateClient();
        for (int asked = 0; asked < 3; asked++)
            await client.GetStringAsync("/api/v1/movies/recommend?ids=1,2&num=3", Cancellation);
        await factory.Services.GetRequiredService<WriteQueue>().WriteAsync(static _ => { }, Cancellation);
        await factory.Services.GetRequiredService<AlertService>().LookAsync(Cancellation);
        // Instruments of the runtime have nothing to say before the first collection.
        GC.Collect();
        string metrics = await client.GetStringAsync("/metrics", Cancellation);

        string[] queries = [.. Queries()];

        Assert.True(queries.Length >= 12, $"There are {queries.Length} queries.");
        Assert.All(queries, query =>
        {
            var names = MetricName().Matches(Grouped().Replace(query, ""));
            Assert.NotEmpty(names);
            Assert.All(names, name =>
            {
                string? sample = metrics.Split('\n').FirstOrDefault(line => line.StartsWith($"{name.Value}{{", StringComparison.Ordinal));
                Assert.True(sample is not null, $"{name.Value} of '{query}' is not at /metrics.");
                Assert.All(Labels(query), label => Assert.Contains($"{label}=\"", sample, StringComparison.Ordinal));
            });
        });
    }

    [Fact]
    public void PrometheusSettings_OfTheRepository_ReadMetricsWithAToken()
    {
        var settings = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(RepositoryFolder.Combine("deploy", "prometheus.yml")));

        var job = Assert.IsType<Dictionary<object, object>>(Assert.Single(Assert.IsType<List<object>>(settings["scrape_configs"])));
        Assert.Equal("/metrics", job["metrics_path"]);
        Assert.Equal("Bearer", Assert.IsType<Dictionary<object, object>>(job["authorization"])["type"]);
    }

    private static IEnumerable<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Combine("deploy", "grafana", "recapp.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!);
        var variables = dashboard.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray().Where(variable => variable.GetProperty("type").GetString() == "query").Select(variable => variable.GetProperty("query").GetString()!);
        return [.. panels, .. variables];
    }

    // Those grouped by, those compared, and those listed.
    private static IEnumerable<string> Labels(string query) =>
        Grouped().Matches(query).SelectMany(match => match.Groups[1].Value.Split(", ")).Concat(Compared().Matches(query).Select(match => match.Groups[1].Value)).Concat(Listed().Matches(query).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"\b(recapp|http|dotnet)_\w+(?=[\[{,)\s]|$)")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"by \(([^)]*)\)")]
    private static partial Regex Grouped();

    [GeneratedRegex("(\\w+)(?:=~|!=|=)\"")]
    private static partial Regex Compared();

    [GeneratedRegex(@"label_values\(\w+, (\w+)\)")]
    private static partial Regex Listed();
}

using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Bundles;
using RecApp.Hosting.Administration;
using RecApp.Monitoring.Latency;
using RecApp.Storage.Hours;
using RecApp.Tables;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Monitor;

/// <summary>The HTTP API of the monitor.</summary>
public static class MonitorEndpoints
{
    private const string PeriodWords = "How far back: hour, day, week or month.", NameWords = "The model's name, as in the list of models.";

    /// <summary>Maps <c>monitor</c>, <c>monitor/alerts</c>, <c>monitor/instances</c>, <c>monitor/{name}</c> and <c>monitor/{name}/hours.csv</c> under the API's group.</summary>
    public static RouteGroupBuilder MapMonitor(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/monitor").WithTags("Monitor");
        group.MapGet("", Overview)
            .Describe("MonitorModels", "Say how the models are doing",
                "For every model how many questions were answered, refused or failed, how long answers took, and which inputs and outputs are not what they were in training.")
            .Example(new { period = "day" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/alerts", Alerts)
            .Describe("MonitorAlerts", "Say what is wrong",
                "Alerts that are open, and those that ended in the period: what was measured, the limit, since when and until when, and what to do.")
            .Example(new { period = "week" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/instances", Instances)
            .RequireAdministrator()
            .Describe("MonitorInstances", "Say how the instances are",
                "For administrators. The instances that share a Redis, as the one that is asked sees it: who is there, whether Redis answers, which promotions wait, and which versions are missing here.");
        group.MapGet("/{name}", Report)
            .Describe("MonitorModel", "Say how one model is doing",
                "The same by version, variant and caller and by the hour or day, with the distribution of every input and output beside that in training, and how people rated the answers.")
            .Example(new { name = "movies", period = "day" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/{name}/hours.csv", Hours)
            .Describe("ExportMonitor", "Export a model's hours",
                "One line for each hour, version, variant and caller: how questions ended, and how long answers took in milliseconds.")
            .Example(new { name = "movies", period = "week" })
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Ok<MonitorOverview>> Overview(
        MonitorService monitor, CancellationToken cancellationToken, [Description(PeriodWords)] string period = "day") =>
        TypedResults.Ok(await monitor.OverviewAsync(Read(period), cancellationToken));

    private static async Task<Results<Ok<ModelReport>, ProblemHttpResult>> Report(
        MonitorService monitor, ModelCatalog catalog, [Description(NameWords)] string name, CancellationToken cancellationToken, [Description(PeriodWords)] string period = "day") =>
        await monitor.ReportAsync(name, Read(period), cancellationToken) is { } report ? TypedResults.Ok(report) : NoModel(catalog);

    private static async Task<Results<Ok<AlertReport>, ProblemHttpResult>> Alerts(
        MonitorService monitor, ModelCatalog catalog, CancellationToken cancellationToken,
        [Description("Only this model's, by its name; all alerts without it.")] string? model = null, [Description(PeriodWords)] string period = "day") =>
        await monitor.AlertsAsync(model, Read(period), cancellationToken) is { } report ? TypedResults.Ok(report) : NoModel(catalog);

    private static Ok<ClusterReport> Instances(ClusterReports cluster) => TypedResults.Ok(cluster.Look());

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Hours(
        MonitorService monitor, ModelCatalog catalog, [Description(NameWords)] string name, CancellationToken cancellationToken, [Description(PeriodWords)] string period = "week") =>
        await monitor.HoursAsync(name, Read(period), cancellationToken) is { } hours
            ? TypedResults.File(ToCsv(hours), "text/csv; charset=utf-8", $"recapp-monitor-{name}.csv")
            : NoModel(catalog);

    private static MonitorPeriod Read(string period) =>
        MonitorPeriods.Find(period) ?? throw new InvalidRequestException("period", $"'{period.Shortened(40)}' is no period; give hour, day, week or month.");

    private static byte[] ToCsv(IReadOnlyList<HourRow> hours)
    {
        string[] outcomes = [.. Enum.GetNames<Outcome>().Select(name => name.ToLowerInvariant())];
        using CsvTable csv = new(["hour", "version", "variant", "caller", .. outcomes, "p50 (ms)", "p95 (ms)", "p99 (ms)"]);
        foreach (var hour in hours)
        {
            csv.Text(hour.Key.Hour.ToString("yyyy-MM-dd'T'HH':00Z'", CultureInfo.InvariantCulture)).Text(hour.Key.Version).Text(hour.Key.Variant).Text(hour.Key.Caller);
            foreach (long count in hour.Outcomes)
                csv.Number(count);
            var durations = LatencyHistogram.FromBytes(hour.Durations);
            foreach (double share in (double[])[0.5, 0.95, 0.99])
                csv.Number(durations.Quantile(share)?.TotalMilliseconds);
            csv.EndRow();
        }
        return csv.ToArray();
    }

    private static ProblemHttpResult NoModel(ModelCatalog catalog) =>
        TypedResults.Problem($"There is no model of this name. There are: {string.Join(", ", catalog.Names)}.", statusCode: StatusCodes.Status404NotFound);
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Storage;

namespace RecApp.Features.Experiments;

/// <summary>The HTTP API of experiments.</summary>
public static class ExperimentEndpoints
{
    private const string NameWords = "The experiment's name, as in the list of experiments.";

    /// <summary>Maps <c>experiments</c> and what is done with one of them under the API's group.</summary>
    public static RouteGroupBuilder MapExperiments(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/experiments").WithTags("Experiments").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("", List)
            .Describe("ListExperiments", "List the experiments", "Every comparison between variants of a model, the newest first: what is compared, by which outcome, and how far it is.")
            .AsTool();
        group.MapGet("/{name}", Find)
            .Describe("GetExperiment", "Say how an experiment stands",
                "Visitors and outcomes of every variant, the difference from the control by the day with an interval that holds at every look, whether the visitors are split as promised, and what follows.")
            .Example(new { name = "rankers-in-spring" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("", Create)
            .RequireAdministrator()
            .Describe("CreateExperiment", "Draft an experiment",
                "For administrators. Two or more variants of a model, each a version, settings or both, with shares that add up to 1. Programs name their visitors in the header RecApp-Visitor: "
                + "1 to 64 letters, digits, - and _; without one they get what is served and are not counted.")
            .Example(new
            {
                name = "rankers-in-spring",
                model = "movies",
                outcome = "save",
                baseRate = 0.1,
                minimumEffect = 0.02,
                variants = new object[] { new { name = "auto", share = 0.5 }, new { name = "neighbours", share = 0.5, settings = new { ranker = "neighbours" } } },
            });
        group.MapPost("/{name}/start", Start)
            .RequireAdministrator()
            .Describe("StartExperiment", "Start an experiment", "For administrators. From the next question on visitors are assigned and counted; versions that are compared are loaded before.")
            .Example(new { name = "rankers-in-spring" })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{name}/stop", Stop)
            .RequireAdministrator()
            .Describe("StopExperiment", "Stop an experiment", "For administrators. From the next question on everybody gets what is served, and nothing more is counted.")
            .Example(new { name = "rankers-in-spring" })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{name}/promote", Promote)
            .RequireAdministrator()
            .Describe("PromoteVariant", "Give everybody a variant of an experiment",
                "For administrators. Puts the variant's version into service, says what is to be set for its settings, and ends the experiment. Without a name it is the variant that has won.")
            .Example(new { name = "rankers-in-spring", variant = "neighbours" })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        return api;
    }

    private static Task<Results<Ok<ExperimentList>, ProblemHttpResult>> List(ExperimentService service, CancellationToken cancellationToken) => TryAsync(
        async () => (ExperimentList?)new ExperimentList([.. (await service.ListAsync(cancellationToken)).Select(ExperimentSummary.From)]));

    private static Task<Results<Ok<ExperimentReport>, ProblemHttpResult>> Find(
        ExperimentService service, ExperimentReports reports, [Description(NameWords)] string name, CancellationToken cancellationToken) => TryAsync(
        async () => await service.FindAsync(name, cancellationToken) is { } experiment ? await reports.OfAsync(experiment, cancellationToken) : null);

    private static async Task<Results<Created<ExperimentSummary>, ProblemHttpResult>> Create(ExperimentDraft draft, ExperimentService service, CancellationToken cancellationToken)
    {
        try
        {
            var created = await service.CreateAsync(draft, cancellationToken);
            return TypedResults.Created($"/api/v1/experiments/{created.Name}", ExperimentSummary.From(created));
        }
        catch (StorageUnavailableException unavailable)
        {
            return TypedResults.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Task<Results<Ok<ExperimentSummary>, ProblemHttpResult>> Start(ExperimentService service, [Description(NameWords)] string name, CancellationToken cancellationToken) =>
        TryAsync(async () => await service.StartAsync(name, cancellationToken) is { } started ? ExperimentSummary.From(started) : null);

    private static Task<Results<Ok<ExperimentSummary>, ProblemHttpResult>> Stop(ExperimentService service, [Description(NameWords)] string name, CancellationToken cancellationToken) =>
        TryAsync(async () => await service.StopAsync(name, cancellationToken) is { } stopped ? ExperimentSummary.From(stopped) : null);

    private static Task<Results<Ok<PromotedVariant>, ProblemHttpResult>> Promote(
        ExperimentPromotion promotion, [Description(NameWords)] string name, VariantChoice choice, CancellationToken cancellationToken) =>
        TryAsync(() => promotion.PromoteAsync(name, choice.Variant, cancellationToken));

    private static async Task<Results<Ok<T>, ProblemHttpResult>> TryAsync<T>(Func<Task<T?>> work) where T : class
    {
        try
        {
            return await work() is { } result ? TypedResults.Ok(result) : TypedResults.Problem("There is no experiment of this name.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (ExperimentConflictException conflict)
        {
            return TypedResults.Problem(conflict.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (ModelUnavailableException unavailable)
        {
            return TypedResults.Problem($"{unavailable.Reason} Nothing was changed.", statusCode: StatusCodes.Status409Conflict);
        }
        catch (StorageUnavailableException unavailable)
        {
            return TypedResults.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>Every experiment.</summary>
/// <param name="Experiments">The newest first.</param>
public sealed record ExperimentList(IReadOnlyList<ExperimentSummary> Experiments);

/// <summary>Which variant everybody is to get.</summary>
public sealed record VariantChoice
{
    [Description("The variant's name; null for the one that has won.")]
    public string? Variant { get; init; }
}

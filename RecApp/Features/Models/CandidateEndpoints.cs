using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Models;

/// <summary>The HTTP API of candidates and of training anew.</summary>
public static class CandidateEndpoints
{
    private const string NameDescription = "The model's name, as in the list of models.";

    /// <summary>Maps <c>models/{name}/candidates</c> and, for administrators, <c>models/{name}/training</c> and <c>shadow</c> under the API's group.</summary>
    public static RouteGroupBuilder MapCandidates(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/models/{name}").WithTags("Models").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/candidates", List)
            .Describe("ListCandidates", "List a model's candidates",
                "Versions that were trained here and answer nobody yet, with the figures that they and the served version state by the same protocol, and the difference with its 95 % interval over the folds.")
            .Example(new { name = "movies" });
        group.MapDelete("/candidates/{version}", Discard)
            .RequireAdministrator()
            .Describe("DiscardCandidate", "Delete a candidate", "For administrators. What is served stays as it is; one that a running experiment compares stays too.")
            .Example(new { name = "movies", version = "20261121-bb54ae62" })
            .ProducesProblem(StatusCodes.Status409Conflict);
        var shadow = group.MapGroup("/shadow").RequireAdministrator();
        shadow.MapPost("/", StartShadow)
            .Describe("StartShadow", "Let a version answer unseen",
                "For administrators. From now on an installed version or a candidate answers what the served one is asked, as far as one core allows; people see the served version's answers, the monitor records both.")
            .Example(new { name = "movies", version = "20261121-bb54ae62" })
            .ProducesProblem(StatusCodes.Status409Conflict);
        shadow.MapDelete("/", StopShadow)
            .Describe("StopShadow", "End answering unseen", "For administrators. What was recorded stays in the monitor.")
            .Example(new { name = "movies" });
        var training = group.MapGroup("/training").RequireAdministrator();
        training.MapGet("/", State)
            .Describe("GetTraining", "Say how far the training is", "For administrators. The training that runs in this process, of whatever model, or ran last.")
            .Example(new { name = "movies" });
        training.MapPost("/", Start)
            .Describe("StartTraining", "Train a model anew",
                "For administrators. Returns at once; the training runs at the lowest priority in a process of its own and gives a candidate. One at a time.")
            .Example(new { name = "movies" })
            .ProducesProblem(StatusCodes.Status409Conflict);
        training.MapDelete("/", Cancel)
            .Describe("CancelTraining", "Cancel the training that runs", "For administrators. Nothing of it is kept.")
            .Example(new { name = "movies" });
        return api;
    }

    private static Results<Ok<ModelCandidates>, ProblemHttpResult> List(ModelCatalog catalog, Candidates candidates, [Description(NameDescription)] string name) =>
        catalog.Find(name) is { } model ? TypedResults.Ok(ModelCandidates.Of(model, candidates)) : NoModel(catalog);

    private static Results<NoContent, ProblemHttpResult> Discard(
        CandidateRemoval removal, [Description(NameDescription)] string name, [Description("The candidate's version.")] string version)
    {
        try
        {
            return removal.Discard(name, version) ? TypedResults.NoContent() : Problem($"'{name}' has no such candidate.", StatusCodes.Status404NotFound);
        }
        catch (ExperimentConflictException conflict)
        {
            return Problem(conflict.Message, StatusCodes.Status409Conflict);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StartShadow(
        ModelCatalog catalog, Shadows shadows, [Description(NameDescription)] string name, ShadowRequest request, CancellationToken cancellationToken)
    {
        if (catalog.Find(name) is not { } model)
            return NoModel(catalog);
        if (request.Version is null || request.Version == model.Served)
            throw new InvalidRequestException("version", "must be an installed version or a candidate that is not the served one.");
        try
        {
            await shadows.StartAsync(name, request.Version, cancellationToken);
            return TypedResults.NoContent();
        }
        catch (ModelUnavailableException unavailable)
        {
            return Problem(unavailable.Reason, StatusCodes.Status409Conflict);
        }
    }

    private static Results<NoContent, ProblemHttpResult> StopShadow(Shadows shadows, [Description(NameDescription)] string name) =>
        shadows.Stop(name) ? TypedResults.NoContent() : Problem($"No version of '{name}' answers unseen.", StatusCodes.Status404NotFound);

    private static Results<Ok<RetrainingState>, ProblemHttpResult> State(ModelCatalog catalog, RetrainingRunner runner, [Description(NameDescription)] string name) =>
        catalog.Find(name) is null ? NoModel(catalog) : TypedResults.Ok(runner.State);

    private static Results<Accepted<RetrainingState>, ProblemHttpResult> Start(ModelCatalog catalog, RetrainingRunner runner, [Description(NameDescription)] string name)
    {
        if (catalog.Find(name) is null)
            return NoModel(catalog);
        try
        {
            _ = runner.StartAsync(name);
            return TypedResults.Accepted($"/api/v1/models/{name}/training", runner.State);
        }
        catch (RetrainingRefusedException refused)
        {
            return Problem(refused.Message, StatusCodes.Status409Conflict);
        }
    }

    private static async Task<Results<Ok<RetrainingState>, ProblemHttpResult>> Cancel(RetrainingRunner runner, [Description(NameDescription)] string name) =>
        runner.State.Model == name && await runner.CancelAsync()
            ? TypedResults.Ok(runner.State)
            : Problem($"No training of '{name}' runs in this process.", StatusCodes.Status404NotFound);

    private static ProblemHttpResult NoModel(ModelCatalog catalog) =>
        Problem($"There is no model of this name. There are: {string.Join(", ", catalog.Names)}.", StatusCodes.Status404NotFound);

    private static ProblemHttpResult Problem(string detail, int status) => TypedResults.Problem(detail, statusCode: status);
}

/// <summary>Which version is to answer unseen.</summary>
public sealed record ShadowRequest
{
    [Description("An installed version or a candidate that is not the served one.")]
    public string? Version { get; init; }
}

/// <summary>A model's candidates.</summary>
/// <param name="Served">The version that answers.</param>
/// <param name="Candidates">Newest first.</param>
public sealed record ModelCandidates(string? Served, IReadOnlyList<CandidateAnswer> Candidates)
{
    internal static ModelCandidates Of(ModelSummary model, Candidates candidates) =>
        new(model.Served, [.. ComparedCandidate.Of(model, candidates).Select(candidate => new CandidateAnswer(candidate.Version.Version, candidate.Version.Reason, candidate.Comparison))]);
}

/// <summary>A candidate.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Reason">Why it can't be read; null otherwise.</param>
/// <param name="Comparison">Its figures beside the served version's; null where one of both can't be read.</param>
public sealed record CandidateAnswer(string Version, string? Reason, VersionComparison? Comparison);

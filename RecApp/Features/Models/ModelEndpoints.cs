using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Bundles;
using RecApp.Hosting.Administration;

namespace RecApp.Features.Models;

/// <summary>The HTTP API of models and lineage.</summary>
public static class ModelEndpoints
{
    /// <summary>Maps <c>models</c>, <c>models/{name}</c>, <c>models/{name}/promote</c> and <c>predictions/{id}</c> under the API's group.</summary>
    public static RouteGroupBuilder MapModels(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Models");
        group.MapGet("/models", List)
            .Describe("ListModels", "List the models",
                "Every model of the product: what it is for, whether it can be asked, which version answers and which are installed.")
            .AsTool();
        group.MapGet("/models/{name}", Find)
            .Describe("GetModel", "Describe a model",
                "A model's versions with their manifests: data with licence and hash, split, hyperparameters, metrics, files.")
            .Example(new { name = "movies" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/models/{name}/promote", Promote)
            .RequireAdministrator()
            .Describe("PromoteModel", "Serve another version of a model",
                "For administrators. Puts an installed version or a candidate into service, newer or older, on all instances and over restarts. Requests in flight finish on the version they began with. 202 where it waits until the instances can agree on it.")
            .Example(new { name = "movies", version = "20261121-bb54ae62" })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/predictions/{id}", Lineage)
            .Describe("GetPrediction", "Say where an answer came from",
                "From the predictionId of an answer back to the model, its version, the data and the code it was trained with.")
            .Example(new { id = "01890a5d-ac96-774b-bcce-b302099a8057" })
            .AsTool()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static Ok<ModelList> List(ModelCatalog catalog) =>
        TypedResults.Ok(new ModelList([.. catalog.List().Select(ModelOverview.From)]));

    private static Results<Ok<ModelDetails>, ProblemHttpResult> Find(
        ModelCatalog catalog, [Description("The model's name, as in the list of models.")] string name) =>
        catalog.Find(name) is { } model
            ? TypedResults.Ok(ModelDetails.From(model))
            : NoModel(catalog);

    private static async Task<Results<Ok<ModelDetails>, Accepted<ModelDetails>, ProblemHttpResult>> Promote(
        ModelPromotion promotion, ModelCatalog catalog, [Description("The model's name, as in the list of models.")] string name, PromotionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await promotion.PromoteAsync(name, request.Version, cancellationToken) is not { } promoted ? NoModel(catalog)
                : promoted.IsServed ? TypedResults.Ok(ModelDetails.From(promoted.Model))
                : TypedResults.Accepted($"/api/v1/models/{name}", ModelDetails.From(promoted.Model));
        }
        catch (ModelUnavailableException unavailable)
        {
            return TypedResults.Problem($"{unavailable.Reason} What was served before still is.", statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<Results<Ok<PredictionLineage>, ProblemHttpResult>> Lineage(
        LineageService service, [Description("The predictionId of an answer.")] string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var prediction) && await service.FindAsync(prediction, cancellationToken) is { } lineage
            ? TypedResults.Ok(lineage)
            : NotFound("There is no prediction with this id.");

    private static ProblemHttpResult NoModel(ModelCatalog catalog) =>
        NotFound($"There is no model of this name. There are: {string.Join(", ", catalog.Names)}.");

    private static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}

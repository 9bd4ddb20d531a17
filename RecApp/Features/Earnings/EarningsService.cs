using RecApp.Features.Earnings.Answering;
using RecApp.Features.Earnings.Catalogue;
using RecApp.Inference;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Earnings;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class EarningsService(ModelCatalog models, InferenceGate gate, PredictionLog predictions)
{
    public const string ModelName = "earnings";

    /// <summary>The variant that answers unless another one is asked for.</summary>
    public const string DefaultVariant = "trees";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 500;

    /// <summary>The variants that can be asked for.</summary>
    public static IReadOnlyList<string> Variants { get; } = [DefaultVariant, "linear"];

    /// <summary>Predicts rows, and records each with its variant; a large request is recorded once.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].sat</c>, and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public async Task<EarningsAnswer> PredictAsync(EarningsRequest request, CancellationToken cancellationToken)
    {
        string variant = RequestReader.Check(request);
        var lease = await models.AcquireAsync<EarningsModel>(ModelName, cancellationToken);
        string version = lease.Version;
        var answered = await gate.RunAsync(lease, (model, token) => EarningsAnswerer.Answer(model, request, variant, token), cancellationToken);
        var ids = predictions.Record(ModelName, version, variant, answered.Length);
        for (int row = 0; row < answered.Length; row++)
            answered[row] = answered[row] with { PredictionId = ids[row] };
        return new(answered, variant, version);
    }

    /// <summary>The prediction along one numeric input, all others as in the row; records nothing.</summary>
    /// <param name="row">The programme.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="input"><c>admissionRate</c>, <c>sat</c> or <c>tuition</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">The row or a parameter is wrong.</exception>
    public async Task<IReadOnlyList<CurvePoint>> CurveAsync(EarningsRow row, string variant, string input, CancellationToken cancellationToken)
    {
        RequestReader.Check(new([row], variant));
        var lease = await models.AcquireAsync<EarningsModel>(ModelName, cancellationToken);
        return await gate.RunAsync(lease, (model, _) => WhatIf.Curve(model, row, variant, input), cancellationToken);
    }

    /// <summary>Fields of study whose title or code fits, best first; those with most programmes for a blank query.</summary>
    /// <param name="query">Beginnings of words in any order, or a code; null for all.</param>
    /// <param name="take">1–500.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<FieldOfStudy>> FieldsAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync(take, model => model.Fields.Search(query, take), cancellationToken);

    /// <summary>Colleges whose name, city or state fits, best first; the largest for a blank query.</summary>
    /// <param name="query">Beginnings of words in any order; null for all.</param>
    /// <param name="take">1–500.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<College>> CollegesAsync(string? query, int take, CancellationToken cancellationToken) =>
        SearchAsync(take, model => model.Colleges.Search(query, take), cancellationToken);

    /// <summary>How many colleges can be chosen.</summary>
    public Task<int> CollegeCountAsync(CancellationToken cancellationToken) => AskAsync(lease => lease.Model.Colleges.Count, cancellationToken);

    /// <summary>Names, counts and histograms of the data.</summary>
    public Task<EarningsCatalogue> CatalogueAsync(CancellationToken cancellationToken) => AskAsync(lease => lease.Model.Catalogue, cancellationToken);

    /// <summary>The model's manifest, with its measured quality.</summary>
    public Task<ModelManifest> ManifestAsync(CancellationToken cancellationToken) => AskAsync(lease => lease.Manifest, cancellationToken);

    private async Task<T> SearchAsync<T>(int take, Func<EarningsModel, T> search, CancellationToken cancellationToken) => take is >= 1 and <= MostFound
        ? await gate.SearchAsync(await models.AcquireAsync<EarningsModel>(ModelName, cancellationToken), search, cancellationToken)
        : throw new InvalidRequestException("take", $"{take} is out of range; give a number from 1 to {MostFound}.");

    // Look-ups take microseconds: they pass by the gate.
    private async Task<T> AskAsync<T>(Func<ModelLease<EarningsModel>, T> ask, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<EarningsModel>(ModelName, cancellationToken);
        return ask(lease);
    }
}

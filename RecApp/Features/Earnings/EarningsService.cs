using RecApp.Bundles;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Features.Earnings;

/// <summary>
/// What the page and the HTTP API both call. Every method may throw <see cref="ModelUnavailableException"/>;
/// all are safe for concurrent use.
/// </summary>
public sealed class EarningsService(Predictions predictions)
{
    public const string ModelName = "earnings";

    /// <summary>The variant that answers unless another one is asked for.</summary>
    public const string DefaultVariant = "trees";

    /// <summary>Most results of one search.</summary>
    public const int MostFound = 500;

    /// <summary>The variants that can be asked for.</summary>
    public static IReadOnlyList<string> Variants { get; } = [DefaultVariant, "linear"];

    private static readonly Question<EarningsModel, EarningsRequest, EarningsAnswer> Predict = new(ModelName, Cost.Long, EarningsAnswerer.Answer)
    {
        Check = EarningsRequestReader.Check,
        Variant = EarningsRequestReader.VariantOf,
        Count = static request => request.Rows!.Count,
    };

    private static readonly Question<EarningsModel, CurveRequest, IReadOnlyList<CurvePoint>> Curve =
        new(ModelName, Cost.Long, static (model, asked, _, _) => WhatIf.Curve(model, asked.Row, asked.Variant, asked.Input))
        {
            Check = static asked => EarningsRequestReader.Check(new([asked.Row], asked.Variant)),
        };

    /// <summary>Predicts rows, and records each with its variant; a large request is recorded once.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].sat</c>, and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<EarningsAnswer> PredictAsync(EarningsRequest request, CancellationToken cancellationToken) =>
        predictions.AskAsync(Predict, request, cancellationToken).AsTask();

    /// <summary>The prediction along one numeric input, all others as in the row; records nothing.</summary>
    /// <param name="row">The programme.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="input"><c>admissionRate</c>, <c>sat</c> or <c>tuition</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">The row or a parameter is wrong.</exception>
    public Task<IReadOnlyList<CurvePoint>> CurveAsync(EarningsRow row, string variant, string input, CancellationToken cancellationToken) =>
        predictions.AskAsync(Curve, new(row, variant, input), cancellationToken).AsTask();

    /// <summary>Fields of study whose title or code fits, best first; those with most programmes for a blank query.</summary>
    /// <param name="query">Beginnings of words in any order, or a code; null for all.</param>
    /// <param name="take">1–500.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<FieldOfStudy>> FieldsAsync(string? query, int take, CancellationToken cancellationToken) =>
        predictions.SearchAsync<EarningsModel, IReadOnlyList<FieldOfStudy>>(ModelName, take, MostFound, model => model.Fields.Search(query, take), cancellationToken).AsTask();

    /// <summary>Colleges whose name, city or state fits, best first; the largest for a blank query.</summary>
    /// <param name="query">Beginnings of words in any order; null for all.</param>
    /// <param name="take">1–500.</param>
    /// <param name="cancellationToken">Gives up waiting for the model.</param>
    /// <exception cref="InvalidRequestException"><paramref name="take"/> is out of range.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<IReadOnlyList<College>> CollegesAsync(string? query, int take, CancellationToken cancellationToken) =>
        predictions.SearchAsync<EarningsModel, IReadOnlyList<College>>(ModelName, take, MostFound, model => model.Colleges.Search(query, take), cancellationToken).AsTask();

    /// <summary>How many colleges can be chosen.</summary>
    public Task<int> CollegeCountAsync(CancellationToken cancellationToken) => LookUpAsync(lease => lease.Model.Colleges.Count, cancellationToken);

    /// <summary>Names, counts and histograms of the data.</summary>
    public Task<EarningsCatalogue> CatalogueAsync(CancellationToken cancellationToken) => LookUpAsync(lease => lease.Model.Catalogue, cancellationToken);

    /// <summary>The model's manifest, with its measured quality.</summary>
    public Task<ModelManifest> ManifestAsync(CancellationToken cancellationToken) => LookUpAsync(lease => lease.Manifest, cancellationToken);

    private Task<T> LookUpAsync<T>(Func<ModelLease<EarningsModel>, T> lookUp, CancellationToken cancellationToken) =>
        predictions.LookUpAsync(ModelName, lookUp, cancellationToken).AsTask();

    private sealed record CurveRequest(EarningsRow Row, string Variant, string Input);
}

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

    /// <summary>Predictions of programmes.</summary>
    internal static readonly Question<EarningsModel, ProgrammesAsked, EarningsAnswer> Predict = new(
        ModelName, Cost.Long, static (model, asked, provenance, cancellationToken) =>
            EarningsAnswerer.Answer(model, asked.ReadBy(model), asked.Variant, asked.Explain, provenance, cancellationToken))
    {
        Check = static asked => EarningsRequestReader.Check(asked.Rows, asked.Variant),
        Variant = static asked => asked.Variant,
        Measure = EarningsMeasures.Set,
        Count = static asked => asked.Rows,
    };

    private static readonly Question<EarningsModel, CurveRequest, IReadOnlyList<CurvePoint>> Curve =
        new(ModelName, Cost.Long, static (model, asked, _, _) => WhatIf.Curve(model, EarningsRequestReader.Read(model, [asked.Programme])[0], asked.Variant, asked.Input))
        {
            Check = static asked => EarningsRequestReader.Check(1, asked.Variant),
        };

    /// <summary>Predicts rows as people write them, and records each with its variant; a large request is recorded once.</summary>
    /// <exception cref="InvalidRequestException">Rows or fields are wrong; the error names them, as in <c>rows[3].sat</c>, and what is allowed.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<EarningsAnswer> PredictAsync(EarningsRequest request, CancellationToken cancellationToken) => AskAsync(
        new(request.Rows?.Count ?? 0, model => EarningsRequestReader.Read(model, request.Rows!), EarningsRequestReader.VariantOf(request), request.Explain), cancellationToken);

    /// <summary>The same for programmes in codes and numbers.</summary>
    /// <param name="programmes">1–10,000.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="explain">Whether to say what moved each prediction; null for where it takes little.</param>
    /// <exception cref="InvalidRequestException">A code is unknown or a number out of range, as for a request.</exception>
    /// <exception cref="InferenceBusyException">Too many requests at once; try again after the time it names.</exception>
    public Task<EarningsAnswer> PredictAsync(IReadOnlyList<EarningsInputs> programmes, string variant, CancellationToken cancellationToken, bool? explain = null) =>
        AskAsync(new(programmes.Count, model => EarningsRequestReader.Read(model, programmes), variant, explain), cancellationToken);

    /// <summary>The prediction along one numeric input, all others as in the programme; records nothing.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="input"><c>admissionRate</c>, <c>sat</c> or <c>tuition</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidRequestException">The programme or a parameter is wrong.</exception>
    public Task<IReadOnlyList<CurvePoint>> CurveAsync(EarningsInputs programme, string variant, string input, CancellationToken cancellationToken) =>
        predictions.AskAsync(Curve, new(programme, variant, input), cancellationToken).AsTask();

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

    private Task<EarningsAnswer> AskAsync(ProgrammesAsked asked, CancellationToken cancellationToken) => predictions.AskAsync(Predict, asked, cancellationToken).AsTask();

    private Task<T> LookUpAsync<T>(Func<ModelLease<EarningsModel>, T> lookUp, CancellationToken cancellationToken) =>
        predictions.LookUpAsync(ModelName, lookUp, cancellationToken).AsTask();

    private sealed record CurveRequest(EarningsInputs Programme, string Variant, string Input);
}

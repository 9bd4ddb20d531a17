using RecApp.Bundles;
using RecApp.Monitoring.Drift;
using RecApp.Monitoring.Quality;
using RecApp.Monitoring.Watching;
using RecApp.Serving;

namespace RecApp.Features.Monitor;

/// <summary>The monitor's first page.</summary>
/// <param name="From">The first hour that is looked at.</param>
/// <param name="Models">Every model.</param>
/// <param name="Dropped">Predictions since start that are in no log: the queue was full or the storage failed.</param>
public sealed record MonitorOverview(DateTimeOffset From, IReadOnlyList<ModelOverviewRow> Models, long Dropped);

/// <summary>A model in one line.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Version">The version that is served; null for none.</param>
/// <param name="Traffic">All its versions'.</param>
/// <param name="Drifted">Features and outputs of the served version that are not what they were in training.</param>
public sealed record ModelOverviewRow(string Model, string? Version, Traffic Traffic, IReadOnlyList<string> Drifted);

/// <summary>What happened to one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Version">The version that is served; null for none.</param>
/// <param name="From">The first hour that is looked at.</param>
/// <param name="Total">All of it.</param>
/// <param name="Parts">By version, variant and caller, the busiest first.</param>
/// <param name="Steps">One for each hour or day, without gaps.</param>
/// <param name="Features">Inputs and outputs of the served version.</param>
/// <param name="Ratings">How people rated its answers.</param>
/// <param name="Load">What it has to do now.</param>
/// <param name="Ahead">Answers that were computed in advance; null where the model has none such.</param>
/// <param name="Calibration">Whether it is as sure as it is right; null where it states no probability, or nobody has said what is right.</param>
public sealed record ModelReport(
    string Model, string? Version, DateTimeOffset From, Traffic Total, IReadOnlyList<TrafficPart> Parts, IReadOnlyList<TrafficStep> Steps,
    IReadOnlyList<FeatureReport> Features, IReadOnlyList<RatingShare> Ratings,
    ServingLoad Load, long? Ahead, RatedCalibration? Calibration);

/// <summary>Questions of one kind.</summary>
/// <param name="Version">Empty for questions that reached none.</param>
/// <param name="Variant">Empty for questions that did not say.</param>
/// <param name="Caller"><c>page</c>, <c>api</c>, <c>assistant</c> or <c>server</c>.</param>
/// <param name="Traffic">How they ended.</param>
public sealed record TrafficPart(string Version, string Variant, string Caller, Traffic Traffic);

/// <summary>Questions of one hour or day.</summary>
/// <param name="From">Its beginning, in UTC.</param>
/// <param name="Traffic">How they ended.</param>
public sealed record TrafficStep(DateTimeOffset From, Traffic Traffic);

/// <summary>A feature or output now and in training.</summary>
/// <param name="Reference">In training.</param>
/// <param name="Window">Now, in the same bins.</param>
/// <param name="Verdict">Whether both are the same; by chance alone a window in a hundred is said to have drifted.</param>
public sealed record FeatureReport(FeatureReference Reference, WindowCounts Window, FeatureVerdict Verdict);

/// <summary>How often answers were rated so.</summary>
/// <param name="Rating">Its name.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Of all ratings, 0–1.</param>
/// <param name="Low">Lower end of the share's 95 % interval (Wilson).</param>
/// <param name="High">Its upper end.</param>
public sealed record RatingShare(string Rating, long Count, double Share, double Low, double High);

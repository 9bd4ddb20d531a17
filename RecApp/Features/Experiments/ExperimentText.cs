using System.Globalization;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Experiments;

/// <summary>How the pages of experiments write things.</summary>
internal static class ExperimentText
{
    public static string Count(double count) => Math.Ceiling(count).ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double? share) => share?.ToString("0.## %", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A difference between shares, in percentage points.</summary>
    public static string Points(double difference) => (100 * difference).ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture);

    public static string Days(int? days) => days switch
    {
        null => "nobody comes at present",
        0 => "the visitors are there",
        1 => "1 day",
        int.MaxValue => "longer than anybody waits",
        { } many => $"{many.ToString("N0", CultureInfo.InvariantCulture)} days",
    };

    public static string State(ExperimentState state) => state switch
    {
        ExperimentState.Draft => "Draft",
        ExperimentState.Running => "Running",
        ExperimentState.Stopped => "Stopped",
        _ => "Decided",
    };

    /// <summary>What counts as success.</summary>
    public static string Outcome(ExperimentOutcome outcome) => outcome switch
    {
        ExperimentOutcome.Feedback => "rated an answer love or like",
        ExperimentOutcome.Play => "played something",
        ExperimentOutcome.Add => "added something",
        ExperimentOutcome.Save => "kept something",
        _ => "copied an answer",
    };

    /// <summary>What answers a variant's visitors.</summary>
    public static string Answers(ExperimentVariant variant)
    {
        var settings = variant.Settings.Select(setting => $"{setting.Key} {setting.Value}");
        string[] parts = [.. variant.Version is { } version ? [$"version {version}", .. settings] : settings];
        return parts.Length == 0 ? "what is served" : string.Join(", ", parts);
    }

    /// <summary>What a person is told when something could not be done; null for what nobody foresaw.</summary>
    public static string? Failure(Exception problem) => problem switch
    {
        ExperimentConflictException conflict => conflict.Message,
        ModelUnavailableException unavailable => $"{unavailable.Reason} Nothing was changed.",
        StorageUnavailableException storage => $"{storage.Message} Nothing was changed.",
        InvalidRequestException invalid => string.Join(" ", invalid.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key} {message}"))),
        _ => null,
    };
}

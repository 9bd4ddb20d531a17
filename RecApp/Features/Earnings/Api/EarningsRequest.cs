using System.Text.Json.Serialization;
using RecApp.Hosting.Description;

namespace RecApp.Features.Earnings.Api;

/// <summary>Programmes to predict.</summary>
/// <param name="Rows">1–10,000 programmes.</param>
/// <param name="Model"><c>trees</c> or <c>linear</c>; trees when missing.</param>
/// <param name="Explain">Whether to say what moved each prediction; when missing, the trees explain requests of up to 1,000 rows, the linear model all.</param>
public sealed record EarningsRequest(IReadOnlyList<EarningsRow>? Rows, string? Model = null, bool? Explain = null);

/// <summary>A programme: codes of the data set or names, as text or numbers. What may be unknown may be null, empty or missing.</summary>
public sealed record EarningsRow
{
    /// <summary>Region of the United States, e.g. <c>5</c> or <c>Southeast</c>; may be unknown.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Region { get; init; }

    /// <summary>How urban the college's place is, e.g. <c>11</c> or <c>City: large</c>; may be unknown.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Locale { get; init; }

    /// <summary>Who controls the college, e.g. <c>1</c> or <c>Public</c>.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? CollegeType { get; init; }

    /// <summary>Title or code of the field of study (CIP), e.g. <c>11.07</c> or <c>Computer Science</c>.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Field { get; init; }

    /// <summary>Degree or certificate, e.g. <c>3</c> or <c>Bachelor's Degree</c>.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Credential { get; init; }

    /// <summary>Share of applicants who are admitted, above 0 and at most 1; may be unknown (null or 0).</summary>
    [JsonConverter(typeof(TextOrNumberConverter)), WrittenAsNumber]
    public string? AdmissionRate { get; init; }

    /// <summary>Average SAT of those admitted, 400–1600; may be unknown (null or 0).</summary>
    [JsonConverter(typeof(TextOrNumberConverter)), WrittenAsNumber]
    public string? Sat { get; init; }

    /// <summary>Average net price in USD a year; may be unknown (null or 0).</summary>
    [JsonConverter(typeof(TextOrNumberConverter)), WrittenAsNumber]
    public string? Tuition { get; init; }
}

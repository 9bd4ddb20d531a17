using RecApp.Bundles;
using RecApp.Storage.Experiments;

namespace RecApp.Storage;

/// <summary>
/// A row of <c>predictions</c>: which model answered, when, to whom, how long it took, and the numbers of question and answer that
/// its manifest names. It holds nothing of what the user wrote.
/// </summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Variant">Which part of it answered, e.g. a ranker.</param>
/// <param name="CreatedUtc">When it was asked, to the millisecond.</param>
public sealed record Prediction(Guid Id, string Model, string Version, string Variant, DateTimeOffset CreatedUtc)
{
    /// <summary>How it was asked: <c>page</c>, <c>api</c>, <c>assistant</c> or <c>server</c>; null until it has been answered.</summary>
    public string? Caller { get; internal set; }

    /// <summary>From the question to the answer, waiting included.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>What <see cref="Values"/> are; null where nothing is measured.</summary>
    public MeasureLayout? Layout { get; internal set; }

    /// <summary>[measures of the layout]; not a number where unknown. Null where nothing was measured.</summary>
    public float[]? Values { get; internal set; }

    /// <summary>
    /// Whether its numbers are set beside those of the reference. Not where they are means over a file's rows, or of a kind of question that
    /// no reference holds: they are kept to look the answer up by.
    /// </summary>
    public bool IsComparable { get; internal set; } = true;

    /// <summary>The experiments whose variants it showed somebody.</summary>
    public IReadOnlyList<Exposure> Exposures { get; internal set; } = [];
}

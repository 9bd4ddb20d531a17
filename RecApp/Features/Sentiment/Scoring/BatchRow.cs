using RecApp.Features.Sentiment.Api;
using RecApp.Session.Snapshots;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>One of many reviews, with its verdict.</summary>
/// <param name="Number">Of the row in its file, from 1 for the first under the header.</param>
/// <param name="Text">As it was given.</param>
/// <param name="Label">As the API names it; null where the row can't be judged at all.</param>
/// <param name="Probability">Of praise, 0–1; null where there is no verdict.</param>
/// <param name="Problem">Why there is no verdict; null where there is one.</param>
public sealed record BatchRow(int Number, string Text, string? Label, double? Probability, string? Problem)
{
    // Besides the text's characters: two objects, and their places in lists.
    internal const int Memory = 150;
}

/// <summary>Many reviews with their verdicts.</summary>
/// <param name="Name">The file's, as the browser names it.</param>
/// <param name="Model">One of <see cref="SentimentService.Models"/>.</param>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Rows">In the order given.</param>
/// <param name="PredictionId">Id under which they can be looked up and rated together.</param>
[KeptApart]
public sealed record BatchResult(string Name, string Model, string ModelVersion, IReadOnlyList<BatchRow> Rows, Guid PredictionId)
{
    /// <summary>Rows that praise.</summary>
    public int Positive { get; } = Rows.Count(row => row.Label == SentimentPrediction.Positive);

    /// <summary>Rows that find fault.</summary>
    public int Negative { get; } = Rows.Count(row => row.Label == SentimentPrediction.Negative);

    /// <summary>Rows that take no side.</summary>
    public int Neither { get; } = Rows.Count(row => row.Label == SentimentPrediction.Neither);

    /// <summary>Rows without a verdict.</summary>
    public IReadOnlyList<BatchRow> Without { get; } = [.. Rows.Where(row => row.Probability is null)];

    /// <summary>What the reviews take in memory with their verdicts.</summary>
    internal long Bytes { get; } = Rows.Sum(row => (long)BatchRow.Memory + (sizeof(char) * row.Text.Length));
}

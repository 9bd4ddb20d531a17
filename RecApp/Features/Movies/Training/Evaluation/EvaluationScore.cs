namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>How well one ranker did on one user.</summary>
/// <param name="Fold">Which part of the data was held out.</param>
/// <param name="Variant">The ranker.</param>
/// <param name="Group">The kind of test.</param>
/// <param name="Score">The measures.</param>
internal sealed record EvaluationScore(int Fold, string Variant, string Group, UserScore Score);

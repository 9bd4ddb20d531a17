namespace RecApp.Features.Feedback;

/// <summary>Feedback was given to a prediction that nobody made.</summary>
/// <param name="id">The id asked for.</param>
public sealed class UnknownPredictionException(Guid id) : Exception($"There is no prediction {id}.");

namespace RecApp.Retraining;

/// <summary>A model that this server can train by itself: <c>train</c> with its name, <c>--data</c> and <c>--out</c> is all that it takes.</summary>
/// <param name="Name">The model's.</param>
/// <param name="TakesSaid">Whether it learns from visitors too, by <c>--said</c>.</param>
public sealed record RetrainableModel(string Name, bool TakesSaid = false);

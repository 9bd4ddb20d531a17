namespace RecApp.Inference;

/// <summary>A model that the product knows how to load.</summary>
/// <param name="Name">The folder's name under <c>Models:Path</c>.</param>
/// <param name="Type">What <see cref="ModelCatalog.AcquireAsync{TModel}"/> hands out.</param>
/// <param name="Load">Builds the model from a verified bundle; runs on the thread pool.</param>
public sealed record ModelRegistration(string Name, Type Type, Func<ModelBundle, object> Load);

namespace RecApp.Storage;

/// <summary>A row of <c>predictions</c>: which model answered, when. It holds nothing of what the user asked.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Variant">Which part of it answered, e.g. a ranker.</param>
/// <param name="CreatedUtc">When it was asked, to the millisecond.</param>
public sealed record Prediction(Guid Id, string Model, string Version, string Variant, DateTimeOffset CreatedUtc);

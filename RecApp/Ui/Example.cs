namespace RecApp.Ui;

/// <summary>A worked example of a form.</summary>
/// <param name="Label">What a person reads on it.</param>
/// <param name="Address">The page with the form filled in, as a path and query string.</param>
/// <param name="Detail">A few words more.</param>
public sealed record Example(string Label, string Address, string? Detail = null);

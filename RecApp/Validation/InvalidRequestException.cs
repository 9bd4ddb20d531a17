namespace RecApp.Validation;

/// <summary>The caller asked for something that cannot be. Page and API show the same messages next to the same fields.</summary>
/// <param name="errors">Field name in camelCase → what is wrong with it and which values are allowed. Not empty.</param>
public sealed class InvalidRequestException(IReadOnlyDictionary<string, string[]> errors)
    : Exception(string.Join(" ", errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")))
{
    public InvalidRequestException(string field, string problem)
        : this(new Dictionary<string, string[]> { [field] = [problem] })
    {
    }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

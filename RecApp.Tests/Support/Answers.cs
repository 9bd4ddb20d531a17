using System.Text.RegularExpressions;

namespace RecApp.Tests.Support;

/// <summary>Answers of the API as they compare: each has an id of its own, everything else repeats.</summary>
public static partial class Answers
{
    /// <summary>The answer with every id of a prediction left out.</summary>
    public static string WithoutIds(string answer) => Id().Replace(answer, "");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}

using System.ComponentModel;

namespace RecApp.Visitors;

/// <summary>What is recommended next, and by what.</summary>
/// <param name="Answer">As the recommender gives it to anybody who asks for the same.</param>
/// <param name="Because">What was wanted that it follows from, the latest first; never empty.</param>
/// <param name="Hidden">Ids of what is not wanted.</param>
public sealed record NextAnswer<T>(T Answer, IReadOnlyList<NextCause> Because, IReadOnlyList<string> Hidden)
{
    /// <summary>By what it comes about, in a few words.</summary>
    public string Reason => $"Because you {Because[0].Done} {Because[0].Title}";
}

/// <summary>Something that a visitor wanted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Done">What the visitor did with it.</param>
public sealed record NextCause(
    string Id,
    string Title,
    [property: Description("played, added, kept or liked.")] string Done);

namespace RecApp.Features.Library.Comparing;

/// <summary>Two answers of one page, value by value.</summary>
public sealed record AnswerComparison(IReadOnlyList<ComparedLine> Inputs, IReadOnlyList<ComparedLine> Results, IReadOnlyList<ComparedList> Lists)
{
    /// <summary>How many values and lists differ.</summary>
    public int Differences => Inputs.Concat(Results).Count(line => line.IsDifferent) + Lists.Count(list => list.IsDifferent);

    /// <summary>Compares what has the same name; in the first one's order, then what only the second has.</summary>
    public static AnswerComparison Of(AnswerSummary first, AnswerSummary second) => new(
        Lines(first.Inputs, second.Inputs),
        Lines(first.Results, second.Results),
        [.. Names(first.Lists, second.Lists, list => list.Name).Select(name => List(name, Items(first, name), Items(second, name)))]);

    private static List<ComparedLine> Lines(IReadOnlyList<SummaryLine> first, IReadOnlyList<SummaryLine> second) =>
    [
        .. Names(first, second, line => line.Name)
            .Select(name => Line(name, first.FirstOrDefault(line => line.Name == name), second.FirstOrDefault(line => line.Name == name))),
    ];

    private static ComparedLine Line(string name, SummaryLine? first, SummaryLine? second)
    {
        bool isDifferent = first?.Text != second?.Text;
        string? difference = isDifferent && first?.Number is { } from && second?.Number is { } to ? second.Difference?.Invoke(to - from) : null;
        return new(name, first?.Text ?? "–", second?.Text ?? "–", isDifferent, difference);
    }

    private static ComparedList List(string name, IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        new(name, [.. first.Intersect(second)], [.. first.Except(second)], [.. second.Except(first)]);

    private static IReadOnlyList<string> Items(AnswerSummary summary, string name) => summary.Lists.FirstOrDefault(list => list.Name == name)?.Items ?? [];

    private static IEnumerable<string> Names<T>(IEnumerable<T> first, IEnumerable<T> second, Func<T, string> name) => first.Concat(second).Select(name).Distinct();
}

/// <summary>A value of both answers.</summary>
/// <param name="Name">What it is.</param>
/// <param name="First">The first answer's, as people read it.</param>
/// <param name="Second">The second answer's.</param>
/// <param name="IsDifferent">Whether people read different things.</param>
/// <param name="Difference">The second less the first, with its sign; null where they are no numbers or the same.</param>
public sealed record ComparedLine(string Name, string First, string Second, bool IsDifferent, string? Difference);

/// <summary>A list of both answers, each item once.</summary>
public sealed record ComparedList(string Name, IReadOnlyList<string> Both, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond)
{
    /// <summary>Whether either has something that the other hasn't.</summary>
    public bool IsDifferent => OnlyFirst.Count + OnlySecond.Count > 0;
}

using RecApp.Cluster.Visitors;

namespace RecApp.Visitors;

/// <summary>What somebody wants by what was done; the last word on an item counts.</summary>
/// <param name="Wanted">The last wanting deed with each item, the latest first.</param>
/// <param name="Hidden">Items that are not wanted.</param>
public sealed record VisitorTaste(IReadOnlyList<VisitorDeed> Wanted, IReadOnlyList<string> Hidden)
{
    /// <summary>The kind of event that says no.</summary>
    public const string Refusal = "hide";

    /// <summary>Says that an item is not hidden after all; no event, as nothing of it is counted.</summary>
    public const string TakenBack = "show";

    /// <summary>Kinds of events that say yes, with what is said of who did it.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal) { ["play"] = "played", ["add"] = "added", ["save"] = "kept", ["more"] = "liked" };

    /// <summary>Whether a kind of event says what somebody wants or does not want.</summary>
    public static bool IsTelling(string kind) => kind == Refusal || Words.ContainsKey(kind);

    /// <summary>What is said of who did it, as in <c>played</c>.</summary>
    public static string WordFor(string kind) => Words[kind];

    /// <summary>The taste that deeds tell of.</summary>
    public static VisitorTaste Of(IEnumerable<VisitorDeed> deeds)
    {
        List<VisitorDeed> standing = [];
        foreach (var deed in deeds)
        {
            if (deed.Kind == TakenBack)
                standing.RemoveAll(other => other.Item == deed.Item && other.Kind == Refusal);
            else
                standing.Add(deed);
        }
        VisitorDeed[] last = [.. Enumerable.Reverse(standing).DistinctBy(deed => deed.Item)];
        return new([.. last.Where(deed => deed.Kind != Refusal)], [.. last.Where(deed => deed.Kind == Refusal).Select(deed => deed.Item)]);
    }
}

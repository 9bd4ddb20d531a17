namespace RecApp.Cluster.Visitors;

/// <summary>Something a visitor did with what a recommender answered.</summary>
/// <param name="Model">The recommender's model.</param>
/// <param name="Item">Which one of the answer, by its id.</param>
/// <param name="Kind">What was done, as events name it: <c>play</c>, <c>add</c>, <c>save</c>, <c>more</c> or <c>hide</c>.</param>
/// <param name="DoneUtc">When.</param>
[GenerateSerializer, Immutable, Alias("recapp.visitor-deed")]
public sealed record VisitorDeed([property: Id(0)] string Model, [property: Id(1)] string Item, [property: Id(2)] string Kind, [property: Id(3)] DateTimeOffset DoneUtc);

/// <summary>What a visitor did lately.</summary>
/// <param name="Revision">Another one after every change; never below 0.</param>
/// <param name="Deeds">In the order in which they became known, at most <see cref="MostOfAModel"/> of each recommender.</param>
[GenerateSerializer, Immutable, Alias("recapp.visitor-history")]
public sealed record VisitorHistory([property: Id(0)] long Revision, [property: Id(1)] IReadOnlyList<VisitorDeed> Deeds)
{
    /// <summary>Most that is kept of each recommender.</summary>
    public const int MostOfAModel = 100;

    /// <summary>Nothing is kept longer than this after the last deed.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    /// <summary>That of who has done nothing.</summary>
    public static VisitorHistory None { get; } = new(0, []);

    /// <summary>When it is forgotten by itself; null where there is nothing to forget.</summary>
    public DateTimeOffset? ForgottenUtc => Deeds.Count == 0 ? null : Deeds.Max(deed => deed.DoneUtc) + Kept;

    /// <summary>With one more deed, for which the oldest of the same recommender goes where there are too many.</summary>
    public VisitorHistory With(VisitorDeed deed, DateTimeOffset now)
    {
        List<VisitorDeed> deeds = [.. At(now).Deeds, deed];
        if (deeds.Count(other => other.Model == deed.Model) > MostOfAModel)
            deeds.RemoveAt(deeds.FindIndex(other => other.Model == deed.Model));
        return new(NextRevision(now), deeds);
    }

    /// <summary>With nothing in it.</summary>
    public VisitorHistory Emptied(DateTimeOffset now) => new(NextRevision(now), []);

    /// <summary>As it is at a time: empty once it is to be forgotten.</summary>
    public VisitorHistory At(DateTimeOffset now) => ForgottenUtc <= now ? Emptied(now) : this;

    // By the time, so that it is another one also where what came before was lost.
    private long NextRevision(DateTimeOffset now) => Math.Max(Revision + 1, now.UtcTicks);
}

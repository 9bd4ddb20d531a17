namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// The columns of a row that the trees see, a song for a query: every <see cref="BlendSignal"/>, the first of them once
/// more as shares of the query's largest, the sum by which the song became a candidate, and what describes the query.
/// </summary>
internal static class BlendRow
{
    public const int Signals = (int)BlendSignal.Content + 1;

    /// <summary>How many of them, from the first, have a share of the query's largest: those whose size depends on the query.</summary>
    public const int Shares = (int)BlendSignal.Genres + 1;

    /// <summary>The candidate's weighted sum; in the next column the same, less the first candidate's.</summary>
    public const int Sum = Signals + Shares;

    /// <summary>Parts of <see cref="BlendSignal.Content"/>: by the artists' genres, by sound, and by year and popularity.</summary>
    public const int ContentParts = Sum + 2;

    /// <summary>In the columns before this one a larger value can only raise the score; from here on the query is described.</summary>
    public const int Context = ContentParts + 3;

    /// <summary>How many columns describe the query.</summary>
    public const int ContextCount = 10;

    /// <summary>How many columns there are.</summary>
    public const int Width = Context + ContextCount;
}

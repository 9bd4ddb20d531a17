namespace RecApp.Charts;

/// <summary>A word of a <see cref="WordCloud"/>.</summary>
/// <param name="Weight">Any number from 0; words are sized relative to the heaviest.</param>
/// <param name="Detail">What the weight means, such as "in 12 playlists".</param>
public sealed record WeightedWord(string Text, double Weight, string? Detail = null);

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>A song that a ranker puts forward.</summary>
/// <param name="Track">Index into the catalogue.</param>
/// <param name="Score">0–1, comparable within one answer only.</param>
/// <param name="Reasons">Why, strongest reason first.</param>
public sealed record RankedTrack(int Track, double Score, IReadOnlyList<string> Reasons);

/// <summary>What a ranker is asked with.</summary>
public sealed record RankingQuery
{
    /// <summary>Indices of the songs given that the catalogue knows, each once.</summary>
    public required IReadOnlyList<int> Tracks { get; init; }

    /// <summary>Artists of the songs given that the catalogue doesn't know, as far as it knows the artists.</summary>
    public IReadOnlyList<int> Artists { get; init; } = [];

    /// <summary>[songs][9] features in natural units of what the catalogue doesn't know: uploaded songs, and the mood set by hand.</summary>
    public IReadOnlyList<float[]> Features { get; init; } = [];

    /// <summary>Whether other editions of a song may stand in a list, as they do in playlists.</summary>
    public bool Editions { get; init; }
}

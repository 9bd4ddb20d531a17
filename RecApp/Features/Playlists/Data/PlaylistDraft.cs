namespace RecApp.Features.Playlists.Data;

/// <summary>A playlist while the files are merged.</summary>
internal sealed class PlaylistDraft(string id, string name, PlaylistKind kind)
{
    public string Id { get; } = id;
    public string Name { get; } = name;
    public PlaylistKind Kind { get; } = kind;
    public string Genre { get; set; } = "";
    public SortedSet<string> Subgenres { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Tracks { get; } = new(StringComparer.Ordinal);
}

namespace RecApp.Features.Playlists.Data;

/// <summary>Kinds of playlists as page and API spell them.</summary>
internal static class KindName
{
    public static string Of(PlaylistKind kind) => kind == PlaylistKind.Editorial ? "editorial" : "archived";
}

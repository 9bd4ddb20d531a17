namespace RecApp.Features.Playlists;

/// <summary>Writes recommended songs as files.</summary>
public static class PlaylistExport
{
    /// <summary>Comma-separated values (RFC 4180, UTF-8); cells that a spreadsheet would run as a formula get a leading quote.</summary>
    public static byte[] ToCsv(PlaylistAnswer answer) => throw new NotImplementedException();

    /// <summary>The answer as the HTTP API gives it, indented.</summary>
    public static byte[] ToJson(PlaylistAnswer answer) => throw new NotImplementedException();
}

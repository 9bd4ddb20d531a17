using RecApp.Bundles.Arrays;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>What the blend ranker needs besides the catalogue and the playlists, as it lies in the bundle.</summary>
internal sealed record BlendColumns
{
    /// <summary>[tracks] number of main artist and title without additions such as <c>(Live)</c> or <c>- Remastered</c>; songs share it.</summary>
    public required int[] Titles { get; init; }

    /// <summary>[tracks] number of the release year, see <see cref="ReleaseYears"/>; 0 unknown.</summary>
    public required byte[] Years { get; init; }

    /// <summary>Artists by listener of Last.fm.</summary>
    public required IntegerLists Heard { get; init; }

    public static BlendColumns Read(ArrayReader reader) => new()
    {
        Titles = reader.Read<int>(),
        Years = reader.Read<byte>(),
        Heard = IntegerLists.Read(reader),
    };

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(Titles).Write<byte>(Years);
        Heard.Write(writer);
    }
}

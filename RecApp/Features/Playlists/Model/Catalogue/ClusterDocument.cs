using System.Text.Json;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Clusters and map as <c>clusters.json</c> keeps them.</summary>
internal sealed record ClusterDocument
{
    /// <summary>[9] means of the playlists' mean features, natural units.</summary>
    public required double[] Means { get; init; }

    /// <summary>[9] standard deviations of the playlists' mean features, natural units.</summary>
    public required double[] Deviations { get; init; }

    /// <summary>Largest cluster first.</summary>
    public required IReadOnlyList<ClusterDescription> Clusters { get; init; }

    /// <summary>In the order of the playlists.</summary>
    public required IReadOnlyList<PlacedPlaylist> Playlists { get; init; }

    public static ClusterDocument Read(Stream stream) =>
        JsonSerializer.Deserialize<ClusterDocument>(stream, JsonSerializerOptions.Web) ?? throw new InvalidDataException("The file of clusters is empty.");

    public byte[] Pack() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}

/// <summary>A cluster in words and numbers.</summary>
/// <param name="Portrait">One sentence in plain words.</param>
/// <param name="Centroid">[9] standardised.</param>
/// <param name="NameWords">Words of the playlists' names, heaviest first.</param>
/// <param name="Genres">Genres of the artists, heaviest first.</param>
public sealed record ClusterDescription(string Portrait, double[] Centroid, IReadOnlyList<WordWeight> NameWords, IReadOnlyList<WordWeight> Genres);

/// <summary>A playlist's cluster, place and standardised mean features.</summary>
internal sealed record PlacedPlaylist(int Cluster, double X, double Y, double[] Profile);

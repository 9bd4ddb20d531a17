using RecApp.Bundles.Arrays;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>The catalogue column by column, as it lies in memory and in the bundle.</summary>
internal sealed record CatalogueColumns
{
    public required SpotifyIds Ids { get; init; }
    public required Utf8Pool Names { get; init; }
    public required Utf8Pool ArtistNames { get; init; }
    public required IntegerLists Artists { get; init; }
    public required Utf8Pool GenreNames { get; init; }
    public required IntegerLists Genres { get; init; }
    public required Utf8Pool AlbumNames { get; init; }

    /// <summary>[tracks], -1 unknown.</summary>
    public required int[] AlbumOfTrack { get; init; }
    public required SpotifyIds AlbumIds { get; init; }

    /// <summary>[album ids].</summary>
    public required int[] AlbumOfId { get; init; }

    /// <summary>[tracks], 0 unknown.</summary>
    public required short[] Years { get; init; }

    /// <summary>[tracks], 0–100, 255 unknown.</summary>
    public required byte[] Popularities { get; init; }

    /// <summary>[tracks] in seconds, 0 unknown.</summary>
    public required float[] Durations { get; init; }

    /// <summary>[tracks], 1 with features.</summary>
    public required byte[] HasFeatures { get; init; }

    /// <summary>[tracks with features × 9] in natural units.</summary>
    public required float[] Features { get; init; }

    /// <summary>[tracks], index of the first song with the same title and main artist.</summary>
    public required int[] SameSong { get; init; }

    public static CatalogueColumns Read(Stream packed)
    {
        using var reader = new ArrayReader(packed);
        return new()
        {
            Ids = SpotifyIds.Read(reader),
            Names = Utf8Pool.Read(reader),
            ArtistNames = Utf8Pool.Read(reader),
            Artists = IntegerLists.Read(reader),
            GenreNames = Utf8Pool.Read(reader),
            Genres = IntegerLists.Read(reader),
            AlbumNames = Utf8Pool.Read(reader),
            AlbumOfTrack = reader.Read<int>(),
            AlbumIds = SpotifyIds.Read(reader),
            AlbumOfId = reader.Read<int>(),
            Years = reader.Read<short>(),
            Popularities = reader.Read<byte>(),
            Durations = reader.Read<float>(),
            HasFeatures = reader.Read<byte>(),
            Features = reader.Read<float>(),
            SameSong = reader.Read<int>(),
        };
    }

    public byte[] Pack()
    {
        var writer = new ArrayWriter();
        Ids.Write(writer);
        Names.Write(writer);
        ArtistNames.Write(writer);
        Artists.Write(writer);
        GenreNames.Write(writer);
        Genres.Write(writer);
        AlbumNames.Write(writer);
        writer.Write(AlbumOfTrack);
        AlbumIds.Write(writer);
        writer.Write(AlbumOfId).Write(Years).Write(Popularities).Write(Durations).Write(HasFeatures).Write(Features).Write(SameSong);
        return writer.ToArray();
    }
}

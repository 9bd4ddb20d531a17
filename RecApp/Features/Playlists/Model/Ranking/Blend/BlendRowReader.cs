using System.Numerics.Tensors;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Puts a song's signals together into the row that the trees see.</summary>
internal sealed class BlendRowReader(BlendContent content, PlaylistNeighbours neighbours)
{
    /// <param name="signals">The query's.</param>
    /// <param name="track">The song.</param>
    /// <param name="sum">The weighted sum that made it a candidate.</param>
    /// <param name="largestSum">The first candidate's.</param>
    /// <param name="row">As long as <see cref="BlendRow.Width"/>, overwritten.</param>
    public void Read(BlendSignals signals, int track, float sum, float largestSum, Span<float> row)
    {
        var catalogue = content.Catalogue;
        var song = signals.Songs[track];
        int title = content.Titles[track];
        (row[0], row[1], row[2], row[3]) = (song.X, song.Y, song.Z, signals.Titles[title]);
        ReadArtists(signals, catalogue.ArtistsOfTrack[track], row);
        row[(int)BlendSignal.PlaylistCount] = neighbours.PlaylistCounts[track];
        row[(int)BlendSignal.Album] = signals.Albums.GetValueOrDefault(catalogue.AlbumIndex(track));
        row[(int)BlendSignal.SameTitle] = signals.TitlesGiven[title];
        row[(int)BlendSignal.Audio] = signals.HasAudio && content.Audio.Row(track) is >= 0 and var audio ? signals.Audio[audio] : 0;
        row[(int)BlendSignal.Year] = signals.Years[content.Years.Of(track)];
        row[(int)BlendSignal.Popularity] = content.Popularities[catalogue.Columns.Popularities[track]];
        ReadContent(signals.Content, track, row);
        TensorPrimitives.Divide(row[..BlendRow.Shares], signals.Largest.AsSpan(0, BlendRow.Shares), row[BlendRow.Signals..]);
        (row[BlendRow.Sum], row[BlendRow.Sum + 1]) = (sum, sum - largestSum);
        signals.Context.CopyTo(row[BlendRow.Context..]);
    }

    private void ReadContent(ContentSums sums, int track, Span<float> row)
    {
        var parts = row.Slice(BlendRow.ContentParts, 3);
        parts[0] = 0;
        var artists = content.Catalogue.ArtistsOfTrack[track];
        for (int i = 0; i < artists.Length; i++)
            parts[0] += (i == 0 ? 1 : GivenArtists.GuestCredit) * sums.Artists[artists[i]];
        parts[1] = content.Audio.Row(track) is >= 0 and var audio ? sums.Sounds[audio] : 0;
        parts[2] = sums.Years[content.Years.Of(track)] + sums.Popularities[content.Catalogue.Columns.Popularities[track]];
        row[(int)BlendSignal.Content] = parts[0] + parts[1] + parts[2];
    }

    private static void ReadArtists(BlendSignals signals, ReadOnlySpan<int> artists, Span<float> row)
    {
        for (var signal = BlendSignals.FirstOfArtist; signal < BlendSignal.Genres; signal++)
        {
            float[] values = signals.OfArtists(signal);
            float sum = 0;
            for (int i = 0; i < artists.Length; i++)
                sum += (i == 0 ? 1 : GivenArtists.GuestCredit) * values[artists[i]];
            row[(int)signal] = sum;
        }
        row[(int)BlendSignal.Genres] = artists.Length > 0 ? signals.OfArtists(BlendSignal.Genres)[artists[0]] : 0;
    }
}

using System.Text.Json.Serialization;
using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Api;

/// <summary>The nine mood features of a song in Spotify's natural units.</summary>
/// <param name="Danceability">0–1.</param>
/// <param name="Energy">0–1.</param>
/// <param name="Loudness">Decibels relative to full scale, -60–5.</param>
/// <param name="Speechiness">0–1.</param>
/// <param name="Acousticness">0–1.</param>
/// <param name="Instrumentalness">0–1.</param>
/// <param name="Liveness">0–1.</param>
/// <param name="Valence">0–1, sad to cheerful.</param>
/// <param name="Tempo">Beats per minute, 0–250.</param>
public sealed record AudioFeatures(
    [property: JsonRequired] double Danceability,
    [property: JsonRequired] double Energy,
    [property: JsonRequired] double Loudness,
    [property: JsonRequired] double Speechiness,
    [property: JsonRequired] double Acousticness,
    [property: JsonRequired] double Instrumentalness,
    [property: JsonRequired] double Liveness,
    [property: JsonRequired] double Valence,
    [property: JsonRequired] double Tempo)
{
    /// <summary>The features as an array of nine in the order of <see cref="MoodFeature.All"/>.</summary>
    public float[] ToArray() =>
    [
        (float)Danceability, (float)Energy, (float)Loudness, (float)Speechiness, (float)Acousticness,
        (float)Instrumentalness, (float)Liveness, (float)Valence, (float)Tempo,
    ];

    /// <summary>Reads nine values in the order of <see cref="MoodFeature.All"/>.</summary>
    /// <exception cref="ArgumentException">Not exactly nine values.</exception>
    public static AudioFeatures FromArray(ReadOnlySpan<float> values) =>
        values.Length == MoodFeature.Count
            ? new(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8])
            : throw new ArgumentException($"Nine values are needed, got {values.Length}.", nameof(values));
}

using RecApp.Bundles.Arrays;

namespace RecApp.Features.Movies.Model.Catalogue;

/// <summary>Places of the films on a map where those that the same people like stand together; some films have none.</summary>
/// <param name="x">[movies], any unit; not a number for a film without a place.</param>
/// <param name="y">[movies].</param>
public sealed class MoviePlaces(float[] x, float[] y)
{
    /// <summary>How many films there are.</summary>
    public int Count => x.Length;

    /// <summary>The place of a film; null when it has none.</summary>
    public (float X, float Y)? this[int movie] => float.IsFinite(x[movie]) && float.IsFinite(y[movie]) ? (x[movie], y[movie]) : null;

    internal static MoviePlaces Read(ArrayReader reader)
    {
        float[] x = reader.Read<float>(), y = reader.Read<float>();
        return x.Length == y.Length ? new(x, y) : throw new InvalidDataException("The map has places of one coordinate.");
    }

    internal void Write(ArrayWriter writer) => writer.Write(x).Write(y);
}

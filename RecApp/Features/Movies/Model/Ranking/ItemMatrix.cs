using RecApp.Bundles.Arrays;
using RecApp.Learning;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// How much each film speaks for each other one: a dense part among the first films of the catalogue, which have the most
/// ratings, and single entries wherever one of the two films is none of those. Immutable.
/// </summary>
/// <param name="core">[core × core] over the first films of the catalogue.</param>
/// <param name="rest">[movies × movies], entries outside of the core; no rows when there are none.</param>
public sealed class ItemMatrix(QuantisedMatrix core, SparseRows rest)
{
    /// <summary>How much <paramref name="from"/> speaks for <paramref name="to"/>.</summary>
    public float this[int from, int to]
    {
        get
        {
            if (from < core.Rows && to < core.Columns)
                return core[from, to];
            if (from >= rest.Count)
                return 0;
            int at = rest.Columns(from).IndexOf(to);
            return at < 0 ? 0 : rest.Values(from)[at];
        }
    }

    /// <summary>Adds a multiple of what a film says to all scores.</summary>
    /// <param name="movie">Index of the film.</param>
    /// <param name="factor">What it is multiplied with.</param>
    /// <param name="scores">[movies].</param>
    public void AddRow(int movie, float factor, Span<float> scores)
    {
        if (movie < core.Rows)
            core.AddRow(movie, factor, scores);
        if (movie < rest.Count)
            rest.AddRow(movie, factor, scores);
    }

    internal static ItemMatrix Read(ArrayReader reader) => new(QuantisedMatrix.Read(reader), SparseRows.Read(reader));

    internal void Write(ArrayWriter writer)
    {
        core.Write(writer);
        rest.Write(writer);
    }
}

using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training;

/// <summary>The default ranker's numbers, before they are rounded.</summary>
/// <param name="Prior">[core] how likely anybody likes the film.</param>
/// <param name="CoOccurrence">[core × core] how much more likely those do who like the row's film.</param>
/// <param name="Regression">[core × core].</param>
/// <param name="Known">Films of the core that <paramref name="Vectors"/> has rows for.</param>
/// <param name="Vectors">[known × rank] likeness of films.</param>
internal sealed record TrainedAuto(double[] Prior, DenseMatrix CoOccurrence, DenseMatrix Regression, int[] Known, DenseMatrix Vectors)
{
    /// <summary>How likely anybody likes each film of the catalogue, the core first.</summary>
    public float[] AllPriors(TailFilms tail) => [.. Prior.Concat(tail.Prior.Skip(Prior.Length)).Select(value => (float)value)];

    /// <summary>The ranker as it is served.</summary>
    /// <param name="tail">What is known about films outside of the core; null when there are none.</param>
    /// <param name="prior">[movies].</param>
    public AutoRanker Ranker(TailFilms? tail, float[] prior)
    {
        var none = SparseRows.From([]);
        return new(prior, [new(Rounded(CoOccurrence), tail?.CoOccurrence ?? none), new(Rounded(Regression), tail?.Regression ?? none)], BlendSchedule.Steps);
    }

    private static QuantisedMatrix Rounded(DenseMatrix matrix) =>
        QuantisedMatrix.Quantise([.. matrix.Values.Select(value => (float)value)], matrix.Rows, matrix.Columns);
}

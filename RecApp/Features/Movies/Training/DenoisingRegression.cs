using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// Ridge regression of each film on all others, for many films given, in closed form: EASE (Steck, 2019,
/// https://doi.org/10.1145/3308558.3313710) with the denoising of EDLAE (Steck, 2020, Autoencoders that don't overfit towards
/// the identity), which learns as if films were missing at random. People who like much count less.
/// </summary>
internal static class DenoisingRegression
{
    private const double ReferenceLikes = 60;

    /// <summary>The regression's weights.</summary>
    /// <param name="users">What people liked, one or several groups of them.</param>
    /// <param name="films">How many columns their rows have.</param>
    /// <param name="options">How it is regularised.</param>
    /// <returns>[films × films] how much the row's film speaks for the column's; the diagonal is 0.</returns>
    public static DenseMatrix Weights(IReadOnlyList<LikedRows> users, int films, RegressionOptions options)
    {
        var gram = new DenseMatrix(films, films);
        foreach (var group in users)
        {
            double[] weights = [.. group.Likes.Select(likes => Math.Pow(likes / ReferenceLikes, -options.Exponent))];
            var part = WeightedGram.Of(group.Liked, group.Liked, weights, films);
            System.Numerics.Tensors.TensorPrimitives.Add(gram.Values, part.Values, gram.Values);
        }
        for (int film = 0; film < films; film++)
            gram[film, film] += options.Dropout / (1 - options.Dropout) * gram[film, film] + options.Ridge;
        var inverse = PositiveDefinite.Inverse(gram);
        double[] diagonal = [.. Enumerable.Range(0, films).Select(film => inverse[film, film])];
        Parallel.For(0, films, row =>
        {
            var entries = inverse.Row(row);
            for (int column = 0; column < films; column++)
                entries[column] /= -diagonal[column];
            entries[row] = 0;
        });
        return inverse;
    }
}

/// <summary>How the regression is regularised.</summary>
/// <param name="Exponent">A person's weight is likes to the power of minus this; 0 for all the same.</param>
/// <param name="Dropout">The share of likes that are taken for missing, 0 or more and below 1; 0 is plain EASE.</param>
/// <param name="Ridge">What is added to the diagonal, above 0.</param>
internal sealed record RegressionOptions(double Exponent, double Dropout, double Ridge)
{
    /// <summary>What the shipped model uses.</summary>
    public static RegressionOptions Denoising { get; } = new(0.5, 0.6, 200);

    /// <summary>Plain EASE with its usual ridge, a baseline.</summary>
    public static RegressionOptions Ease { get; } = new(0, 0, 300);
}

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>Arrays of one ranking after the other, so that none allocates. For one thread at a time.</summary>
/// <param name="movies">How many films the catalogue has.</param>
internal sealed class MovieWorkspace(int movies)
{
    /// <summary>[movies] of the last ranking; minus infinity for films that may not be recommended.</summary>
    public float[] Scores { get; } = new float[movies];
}

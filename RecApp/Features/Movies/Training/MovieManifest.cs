using RecApp.Bundles;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>What the manifest says about a trained movie recommender.</summary>
internal static class MovieManifest
{
    public static ModelManifest Draft(MovieDataset dataset, TrainedMovies trained, IReadOnlyList<ModelMetric> metrics, string commit, TimeProvider clock) => new()
    {
        Name = MovieService.ModelName,
        Task = "Recommend films for films that somebody likes",
        Algorithm = "auto: for few films given, co-occurrence smoothed by a low-rank approximation; for many, ridge regression with denoising (EDLAE); blended by how many are given; "
            + "films with few ratings by what is written about them; what is like a film given is brought forward. closest: likeness in taste beyond popularity, words, genres and year",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = commit,
        Data = dataset.Sources,
        Split = new(MovieEvaluation.UnseenUsers, MovieEvaluation.Seed),
        Hyperparameters = trained.Hyperparameters,
        Metrics = metrics,
        Reference = trained.Reference,
    };
}

using RecApp.Inference;

namespace RecApp.Features.Movies;

/// <summary>Registers the movie recommender.</summary>
public static class MovieSetup
{
    /// <summary>Adds the model that page and API ask.</summary>
    public static IServiceCollection AddMovies(this IServiceCollection services) => services.AddModel("movies", MovieModel.Load);
}

using RecApp.Bundles;


namespace RecApp.Features.Movies;

/// <summary>Registers the movie recommender.</summary>
public static class MovieSetup
{
    /// <summary>Adds the service that page and API call.</summary>
    public static IServiceCollection AddMovies(this IServiceCollection services) =>
        services
            .AddModel(MovieService.ModelName, MovieModel.Load)
            .AddSingleton<MovieService>();
}

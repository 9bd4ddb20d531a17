namespace RecApp.Features.Movies.Page;

/// <summary>Registers what the page needs beside the recommender.</summary>
public static class MoviePageSetup
{
    /// <summary>Adds the loader of the form.</summary>
    public static IServiceCollection AddMoviePage(this IServiceCollection services) => services.AddSingleton<MovieFormLoader>();
}

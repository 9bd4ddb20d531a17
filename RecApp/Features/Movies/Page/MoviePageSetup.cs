using RecApp.Components.Shared;
using RecApp.Features.Movies.DataSet;

namespace RecApp.Features.Movies.Page;

/// <summary>Registers what the page needs beside the recommender.</summary>
public static class MoviePageSetup
{
    /// <summary>Adds the loader of the form, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddMoviePage(this IServiceCollection services) =>
        services.AddSingleton<MovieFormLoader>().AddDataSection<MoviesDataSet>("Films", MovieService.ModelName);
}

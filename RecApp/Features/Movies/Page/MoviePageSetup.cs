using RecApp.Components.Shared;
using RecApp.Features.Movies.DataSet;

namespace RecApp.Features.Movies.Page;

/// <summary>Registers the page's part of <c>/data</c>.</summary>
public static class MoviePageSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddMoviePage(this IServiceCollection services) =>
        services.AddDataSection<MoviesDataSet>("Films", MovieService.ModelName);
}

using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies;

/// <summary>The application over the synthetic movies, one for all tests of a class.</summary>
public sealed class MovieApplication : RecAppFactory
{
    public MovieApplication(BundledMovies bundled) => (ModelsPath, Version) = (bundled.ModelsPath, bundled.Version);

    public string Version { get; }
}

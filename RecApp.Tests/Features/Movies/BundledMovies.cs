using RecApp.Bundles;
using RecApp.Features.Movies.Model;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies;

/// <summary>The bundle of <see cref="SyntheticMovies"/>, once for all tests that share it.</summary>
public sealed class BundledMovies : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BundledMovies()
    {
        var manifest = SyntheticMovies.Write(ModelsPath);
        Version = manifest.Version;
        Model = MovieModel.Load(ModelBundle.Open(Path.Combine(ModelsPath, manifest.Name, manifest.Version)));
    }

    public string ModelsPath => _folder.Combine("models");

    public string Version { get; }

    internal MovieModel Model { get; }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Tests that share the synthetic movies.</summary>
[CollectionDefinition(nameof(BundledMovies))]
public sealed class BundledMoviesTests : ICollectionFixture<BundledMovies>;

using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists;

/// <summary>The application over the small synthetic catalogue, one for all tests of a class.</summary>
public sealed class SyntheticApplication : RecAppFactory
{
    public SyntheticApplication(TrainedModel trained) => ModelsPath = trained.ModelsPath;

    public ModelCatalog Models => Services.GetRequiredService<ModelCatalog>();
}

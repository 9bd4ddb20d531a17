using Microsoft.Extensions.DependencyInjection;
using RecApp.Inference;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists.Favourites;

/// <summary>The application over the small synthetic catalogue, one for all tests of a class.</summary>
public sealed class SyntheticApplication(TrainedModel trained) : IAsyncDisposable
{
    private readonly RecAppFactory _factory = new() { ModelsPath = trained.ModelsPath };

    public ModelCatalog Models => _factory.Services.GetRequiredService<ModelCatalog>();

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}

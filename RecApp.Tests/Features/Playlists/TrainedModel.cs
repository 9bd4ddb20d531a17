using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists;

/// <summary>The model trained on <see cref="SyntheticData"/>, once for all tests that share it.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainedModel()
    {
        SyntheticData.Write(_folder.Location);
        Dataset = PlaylistDatasetReader.Read(_folder.Location);
        Trained = PlaylistTrainer.Train(Dataset, _ => { });
        var manifest = ModelBundleWriter.Write(ModelsPath, PlaylistManifest.Draft(Dataset, Trained, [], "unknown", new FakeTimeProvider()), Trained.Files);
        Model = PlaylistModel.Load(ModelBundle.Open(Path.Combine(ModelsPath, manifest.Name, manifest.Version)));
    }

    public PlaylistDataset Dataset { get; }

    public TrainedPlaylists Trained { get; }

    public PlaylistModel Model { get; }

    public string ModelsPath => _folder.Combine("models");

    public void Dispose() => _folder.Dispose();
}

/// <summary>Tests that share the synthetic model.</summary>
[CollectionDefinition(nameof(TrainedModel))]
public sealed class TrainedModelTests : ICollectionFixture<TrainedModel>;

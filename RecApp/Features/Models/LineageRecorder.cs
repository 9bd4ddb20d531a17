using System.Text;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Features.Models;

/// <summary>Keeps the manifest of every version that is served, so that lineage outlives the version's folder.</summary>
internal sealed class LineageRecorder(ModelCatalog catalog, LineageStore lineage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        catalog.Served += Record;
        // Warm-up may have been quicker than this.
        foreach (var served in catalog.List().SelectMany(m => m.Versions).Where(v => v.Served))
            Record(served.Manifest!);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        catalog.Served -= Record;
        return Task.CompletedTask;
    }

    private void Record(ModelManifest manifest) =>
        lineage.Add(manifest.Name, manifest.Version, Encoding.UTF8.GetString(ManifestFormat.Write(manifest)));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Features;
using RecApp.Monitoring;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Spotify;
using RecApp.Storage;
using RecApp.Tmdb;

namespace RecApp.Benchmarks.Support;

/// <summary>The services of the application without its server, over the repository's models.</summary>
internal static class ApplicationServices
{
    /// <param name="storage">Folder of the database.</param>
    public static ServiceProvider Build(string storage)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Path"] = Path.Combine(Repository.Root, "models"),
            ["Storage:Path"] = storage,
        });
        builder.Services.AddStorage().AddUploadBudget().AddBundles().AddExperiments().AddServing().AddMonitoring().AddRetraining().AddSpotify().AddTmdb();
        builder.AddFeatures();
        return builder.Services.BuildServiceProvider();
    }
}

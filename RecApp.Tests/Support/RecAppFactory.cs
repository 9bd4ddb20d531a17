using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecApp.Bundles;

namespace RecApp.Tests.Support;

/// <summary>The real application in memory, with a storage folder of its own that goes with it.</summary>
public class RecAppFactory : WebApplicationFactory<Program>
{
    /// <summary>Models of the repository unless a test brings its own folder.</summary>
    public string ModelsPath { get; init; } = RepositoryFolder.Combine("models");

    public string StoragePath { get; init; } = Path.Combine(Path.GetTempPath(), $"recapp-{Guid.CreateVersion7():N}");

    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Loads every model behind the start as the product does; without it a model is loaded when a test first asks it.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>Settings on top of appsettings.json, by their full key.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    public Action<IServiceCollection>? ConfigureServices { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        // Outside Development the manifest of static web assets is not read by itself.
        builder.UseStaticWebAssets();
        builder.UseSetting("Models:Path", ModelsPath);
        builder.UseSetting("Storage:Path", StoragePath);
        // A test that wants pairs computes them itself.
        builder.UseSetting("Movies:Batch:AtStart", "false");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            // A busy machine may take long to close circuits; a test has no reason to cut that short.
            services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
            if (!WarmsUp)
                services.Remove(services.Single(service => service.ImplementationType == typeof(ModelWarmup)));
            ConfigureServices?.Invoke(services);
        });
    }

    /// <summary>Until every model has been loaded behind the start, or found broken.</summary>
    public Task WaitUntilWarmAsync() => Services.GetServices<IHostedService>().OfType<ModelWarmup>().Single().ExecuteTask!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(StoragePath))
            Directory.Delete(StoragePath, recursive: true);
        GC.SuppressFinalize(this);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features;
using RecApp.Hosting;

namespace RecApp.Tests.Support;

/// <summary>The hosting layer around endpoints of a test's own: for errors and limits that no feature provokes on demand.</summary>
internal sealed class ProbeApplication : IAsyncDisposable
{
    private readonly string _storage;

    private ProbeApplication(WebApplication application, HttpClient client, string storage) => (Application, Client, _storage) = (application, client, storage);

    public WebApplication Application { get; }

    public HttpClient Client { get; }

    public static async Task<ProbeApplication> StartAsync(
        Action<RouteGroupBuilder> map, Dictionary<string, string?>? settings = null, bool onKestrel = false,
        Action<IServiceCollection>? configure = null, string? environment = null, Action<WebApplication>? mapPages = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var storage = Path.Combine(Path.GetTempPath(), $"recapp-{Guid.CreateVersion7():N}");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = storage });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        if (onKestrel)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();
        builder.AddHosting();
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        application.UseHosting();
        application.MapHosting();
        map(FeatureRoutes.Of(application).Api);
        mapPages?.Invoke(application);
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var client = onKestrel ? new HttpClient { BaseAddress = new Uri(address!) } : application.GetTestClient();
        return new ProbeApplication(application, client, storage);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Application.DisposeAsync();
        if (Directory.Exists(_storage))
            Directory.Delete(_storage, recursive: true);
    }
}

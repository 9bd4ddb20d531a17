using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Storage;
using StackExchange.Redis;

namespace RecApp.Hosting.Security;

/// <summary>
/// The keys behind antiforgery tokens, protected browser storage and what tabs take along, so that after a restart, or on another instance, can
/// be read what was written before. They stand where the storage does, in PostgreSQL or in its folder, the latter beside the Redis that
/// instances share.
/// </summary>
internal static partial class KeyRing
{
    public static WebApplicationBuilder AddKeyRing(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("RecApp");
        if (!string.IsNullOrEmpty(builder.Configuration["Storage:ConnectionString"]))
        {
            builder.Services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new DatabaseKeys(database));
            return builder;
        }

        var folder = Folder(builder.Configuration, builder.Environment);
        bool isShared = builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() is { IsShared: true };
        if (TryPrepare(folder, out var problem))
            protection.PersistKeysToFileSystem(folder);
        else if (!isShared)
            protection.UseEphemeralDataProtectionProvider().Services.AddHostedService(services => new Warning(services, folder, problem));
        if (isShared)
        {
            builder.Services.AddOptions<KeyManagementOptions>().PostConfigure<IConnectionMultiplexer, IOptions<ClusterOptions>>((keys, redis, cluster) =>
                keys.XmlRepository = new SharedKeys(keys.XmlRepository, redis, cluster.Value));
        }
        return builder;
    }

    internal static DirectoryInfo Folder(IConfiguration configuration, IHostEnvironment environment) =>
        new(Path.Combine(environment.ContentRootPath, configuration["Storage:Path"] is { Length: > 0 } path ? path : "App_Data", "keys"));

    private static bool TryPrepare(DirectoryInfo folder, out string problem)
    {
        try
        {
            PrivateFiles.CreateFolder(folder.Parent!.FullName);
            folder.Create();
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            using var probe = new FileStream(Path.Combine(folder.FullName, ".probe"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
            probe.WriteByte(0);
            problem = "";
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>Said once the loggers exist.</summary>
    private sealed class Warning(IServiceProvider services, DirectoryInfo folder, string problem) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Ephemeral(services.GetRequiredService<ILogger<Program>>(), folder.FullName, problem);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(3, LogLevel.Warning, "The key ring can't be kept in {Folder} ({Problem}). The application runs, but what browsers keep protected is lost with the next restart. Set Storage:Path to a folder that can be written.")]
    private static partial void Ephemeral(ILogger logger, string folder, string problem);
}

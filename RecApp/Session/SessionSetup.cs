using Microsoft.AspNetCore.Components.Server.Circuits;
using RecApp.Session.Library;
using RecApp.Session.Snapshots;
using RecApp.Validation;
using StackExchange.Redis;

namespace RecApp.Session;

/// <summary>Registers what lives as long as a browser tab.</summary>
internal static class SessionSetup
{
    public static IServiceCollection AddSessionState(this IServiceCollection services)
    {
        services.AddSettings<SessionOptions>(SessionOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddSingleton<TabSnapshots>().AddScoped<CircuitActivity>().AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitActivity>());
        services.AddSingleton<ISnapshotStore>(provider => provider.GetService<IConnectionMultiplexer>() is null
            ? ActivatorUtilities.CreateInstance<FileSnapshots>(provider) : ActivatorUtilities.CreateInstance<RedisSnapshots>(provider));
        return services.AddSingleton<TabSessions>().AddScoped<TabSessionLease>()
            .AddScoped(provider => provider.GetRequiredService<TabSessionLease>().Session.State)
            .AddScoped(provider => provider.GetRequiredService<TabSessionLease>().Session.Uploads)
            .AddScoped<BrowserStorage>().AddScoped<PersonalLibrary>().AddScoped<AnswerRecorder>();
    }
}

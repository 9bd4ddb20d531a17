using RecApp.Session.Library;
using RecApp.Validation;

namespace RecApp.Session;

/// <summary>Registers what lives as long as a browser tab.</summary>
internal static class SessionSetup
{
    public static IServiceCollection AddSessionState(this IServiceCollection services)
    {
        services.AddSettings<SessionOptions>(SessionOptions.Section, (settings, problems) => settings.Check(problems));
        return services.AddSingleton<TabSessions>().AddScoped<TabSessionLease>()
            .AddScoped(provider => provider.GetRequiredService<TabSessionLease>().Session.State)
            .AddScoped(provider => provider.GetRequiredService<TabSessionLease>().Session.Uploads)
            .AddScoped<BrowserStorage>().AddScoped<PersonalLibrary>().AddScoped<AnswerRecorder>();
    }
}

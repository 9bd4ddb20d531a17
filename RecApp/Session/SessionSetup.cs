using RecApp.Session.Library;

namespace RecApp.Session;

/// <summary>Registers what lives as long as a circuit.</summary>
internal static class SessionSetup
{
    public static IServiceCollection AddSessionState(this IServiceCollection services) =>
        services.AddScoped<SessionState>().AddScoped<SessionUploads>().AddScoped<BrowserStorage>()
            .AddScoped<PersonalLibrary>().AddScoped<AnswerRecorder>();
}

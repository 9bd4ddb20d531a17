using RecApp.Validation;

namespace RecApp.Admission;

internal static class AdmissionSetup
{
    /// <summary>Adds the budget for uploads.</summary>
    public static IServiceCollection AddUploadBudget(this IServiceCollection services)
    {
        services.AddSettings<UploadOptions>(UploadOptions.Section, (settings, problems) => settings.Check(problems));
        return services.AddSingleton<UploadBudget>();
    }
}

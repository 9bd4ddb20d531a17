using Microsoft.Extensions.Options;

namespace RecApp.Admission;

internal static class AdmissionSetup
{
    /// <summary>Adds the budget for uploads.</summary>
    public static IServiceCollection AddUploadBudget(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidation>().AddSingleton<UploadBudget>();
    }
}

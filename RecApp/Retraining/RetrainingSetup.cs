using RecApp.Validation;

namespace RecApp.Retraining;

/// <summary>Registrations of retraining.</summary>
public static class RetrainingSetup
{
    /// <summary>Adds candidates, the one training that may run, and its schedule.</summary>
    public static IServiceCollection AddRetraining(this IServiceCollection services)
    {
        services.AddSettings<RetrainingOptions>(RetrainingOptions.Section, (settings, problems) => settings.Check(problems));
        return services.AddSingleton<Candidates>().AddSingleton<RetrainingRunner>().AddHostedService<RetrainingSchedule>();
    }

    /// <summary>Says that a model can be trained here, and whether it learns from visitors too.</summary>
    public static IServiceCollection AddRetrainable(this IServiceCollection services, string model, bool takesSaid = false) => services.AddSingleton(new RetrainableModel(model, takesSaid));
}

using Microsoft.Extensions.Options;

namespace RecApp.Features.Movies.Batch;

/// <summary>Registers pre-computed pairs of films.</summary>
public static class MovieBatchSetup
{
    /// <summary>Adds look-up and batch, and the batch in the background after start.</summary>
    public static IServiceCollection AddMovieBatch(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MovieBatchOptions>, MovieBatchOptionsValidation>();
        services.AddOptions<MovieBatchOptions>().BindConfiguration(MovieBatchOptions.Section).ValidateOnStart();
        return services.AddSingleton<MoviePairService>().AddSingleton<PairBatchRunner>().AddHostedService<PairBatchAtStart>();
    }
}

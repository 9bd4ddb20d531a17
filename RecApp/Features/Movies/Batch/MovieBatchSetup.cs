using RecApp.Features.Models;
using RecApp.Validation;

namespace RecApp.Features.Movies.Batch;

/// <summary>Registers pre-computed pairs of films.</summary>
public static class MovieBatchSetup
{
    /// <summary>Adds look-up and batch, the batch in the background after start, and its part of <c>/models</c>.</summary>
    public static IServiceCollection AddMovieBatch(this IServiceCollection services)
    {
        services.AddSettings<MovieBatchOptions>(MovieBatchOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddModelSection<PairBatchPanel>("Pre-computed pairs of films", "movie-pairs");
        return services.AddSingleton<MoviePairService>().AddSingleton<PairBatchRunner>().AddHostedService<PairBatchAtStart>();
    }
}

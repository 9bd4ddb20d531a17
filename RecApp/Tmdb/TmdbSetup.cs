using Microsoft.Extensions.Options;
using RecApp.Outgoing;
using RecApp.Validation;

namespace RecApp.Tmdb;

/// <summary>Registers the posters of films.</summary>
public static class TmdbSetup
{
    /// <summary>Works without a token too: then films keep their tiles, and nobody asks TMDB anything.</summary>
    public static IServiceCollection AddTmdb(this IServiceCollection services)
    {
        services.AddSettings<TmdbOptions>(TmdbOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddOutgoingClient(nameof(TmdbHttp), TmdbHttp.LargestAnswer);
        return services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<TmdbHttp>(provider, provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(TmdbHttp))))
            .AddSingleton(provider => new FilmPosters(provider.GetRequiredService<TmdbHttp>(), provider.GetRequiredService<IOptions<TmdbOptions>>()));
    }
}

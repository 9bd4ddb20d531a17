using Microsoft.Extensions.Options;
using RecApp.Validation;

namespace RecApp.Tmdb;

/// <summary>Registers the posters of films.</summary>
public static class TmdbSetup
{
    /// <summary>Works without a token too: then films keep their tiles, and nobody asks TMDB anything.</summary>
    public static IServiceCollection AddTmdb(this IServiceCollection services)
    {
        services.AddSettings<TmdbOptions>(TmdbOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddHttpClient(nameof(TmdbHttp), http =>
            {
                // The pipeline decides how long to wait.
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = TmdbHttp.LargestAnswer;
                http.DefaultRequestHeaders.Accept.Add(new("application/json"));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect could carry the token to another host.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // Their events would name every film, and at the finest level the headers.
            .RemoveAllLoggers();
        return services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<TmdbHttp>(provider, provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(TmdbHttp))))
            .AddSingleton(provider => new FilmPosters(provider.GetRequiredService<TmdbHttp>(), provider.GetRequiredService<IOptions<TmdbOptions>>()));
    }
}

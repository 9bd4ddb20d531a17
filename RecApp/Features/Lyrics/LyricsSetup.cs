using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Lyrics.DataSet;
using RecApp.Features.Lyrics.Serving;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Lyrics;

/// <summary>Registers the lyrics writer.</summary>
public static class LyricsSetup
{
    /// <summary>Adds the service that page and API call, and its settings.</summary>
    public static IServiceCollection AddLyrics(this IServiceCollection services)
    {
        services.AddSettings<LyricsOptions>(LyricsOptions.Section, (settings, problems) => settings.Check(problems));
        return services
            .AddModel(LyricsService.ModelName, LyricsModel.Load)
            .AddDataSection<LyricsDataSet>("Lyrics", LyricsService.ModelName)
            .AddSingleton<WriterDesk>()
            .AddSingleton(provider => new LyricsService(provider.GetRequiredService<Predictions>(),
                provider.GetRequiredService<IOptions<LyricsOptions>>(), provider.GetRequiredService<WriterDesk>()));
    }
}

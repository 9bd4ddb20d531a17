using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Features.Models;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Tests.Features.Models;

/// <summary>What a model's page needs beside its catalogue.</summary>
internal static class PromotionServices
{
    /// <summary>Adds promotion and a server without data to train on.</summary>
    public static void AddPromotion(this IServiceCollection services, ModelCatalog catalog)
    {
        var candidates = new Candidates(catalog);
        var promotion = new VersionPromotion(catalog, new(null), TimeProvider.System);
        var shadows = new Shadows(catalog, null!);
        services.AddSingleton(candidates).AddSingleton(new CandidateRemoval(candidates, shadows, new())).AddSingleton(shadows).AddSingleton(new ModelPromotion(catalog, candidates, promotion, NullLogger<ModelPromotion>.Instance));
        services.AddSingleton(new RetrainingRunner(catalog, candidates, promotion, [], Options.Create(new RetrainingOptions()), Options.Create(new StorageOptions()), TimeProvider.System, NullLogger<RetrainingRunner>.Instance));
    }
}

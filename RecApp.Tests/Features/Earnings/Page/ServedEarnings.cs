using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Scoring;
using RecApp.Features.Feedback;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Page;

/// <summary>The shared application's services with the model in the repository, for components that ask them.</summary>
public sealed class ServedEarnings(SharedApplication application)
{
    public EarningsService Service => application.Services.GetRequiredService<EarningsService>();

    /// <summary>Lends the application's singletons to a renderer.</summary>
    public void AddTo(IServiceCollection services)
    {
        Lend<EarningsService>(services);
        Lend<EarningsBatchService>(services);
        Lend<OwnLinearService>(services);
        Lend<FeedbackService>(services);
        Lend<ModelCatalog>(services);
    }

    private void Lend<TService>(IServiceCollection services)
        where TService : class => services.AddSingleton(application.Services.GetRequiredService<TService>());
}

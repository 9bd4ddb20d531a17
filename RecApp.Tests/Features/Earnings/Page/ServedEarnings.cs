using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Batch;
using RecApp.Features.Earnings.OwnLinear;
using RecApp.Features.Feedback;
using RecApp.Inference;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Page;

/// <summary>The real application's services with the model in the repository, for components that ask them.</summary>
public sealed class ServedEarnings : IAsyncDisposable
{
    private readonly RecAppFactory _factory = new();

    public EarningsService Service => _factory.Services.GetRequiredService<EarningsService>();

    /// <summary>Lends the application's singletons to a renderer.</summary>
    public void AddTo(IServiceCollection services)
    {
        Lend<EarningsService>(services);
        Lend<EarningsBatchService>(services);
        Lend<OwnLinearService>(services);
        Lend<FeedbackService>(services);
        Lend<ModelCatalog>(services);
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private void Lend<TService>(IServiceCollection services)
        where TService : class => services.AddSingleton(_factory.Services.GetRequiredService<TService>());
}

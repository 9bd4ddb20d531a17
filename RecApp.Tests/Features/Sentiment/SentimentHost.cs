using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment;

/// <summary>The real application with models whose answers can be checked by hand.</summary>
public sealed class SentimentHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SentimentHost()
    {
        TinySentiment.Write(_folder.Combine("models"));
        Factory = new RecAppFactory { ModelsPath = _folder.Combine("models"), StoragePath = _folder.Combine("data") };
    }

    public RecAppFactory Factory { get; }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        _folder.Dispose();
    }
}

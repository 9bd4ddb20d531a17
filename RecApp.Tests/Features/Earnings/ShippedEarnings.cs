using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Model;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings;

/// <summary>The model that ships, once for all tests that ask it.</summary>
public sealed class ShippedEarnings : IDisposable
{
    public ShippedEarnings()
    {
        Folder = Directory.EnumerateDirectories(RepositoryFolder.Combine("models", EarningsService.ModelName)).Order(StringComparer.Ordinal).Last();
        Bundle = ModelBundle.Open(Folder);
        Model = EarningsModel.Load(Bundle);
    }

    public string Folder { get; }

    internal ModelBundle Bundle { get; }

    internal EarningsModel Model { get; }

    public void Dispose() => Model.Dispose();
}

/// <summary>Tests that share the shipped model.</summary>
[CollectionDefinition(nameof(ShippedEarnings))]
public sealed class ShippedEarningsTests : ICollectionFixture<ShippedEarnings>;

namespace RecApp.Tests.Support;

/// <summary>Browser tests share one Chromium and run one after the other: <c>[Collection(BrowserCollection.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

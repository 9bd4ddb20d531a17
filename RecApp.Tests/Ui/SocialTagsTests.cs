using RecApp.Tests.Support;

namespace RecApp.Tests.Ui;

public sealed class SocialTagsTests(SharedApplication application)
{
    [Theory]
    [InlineData("/recommender/movies?ids=1214,541&tab=map", "http://localhost/recommender/movies?ids=1214,541")]
    [InlineData("/recommender/movies?tab=map", "http://localhost/recommender/movies")]
    [InlineData("/models", "http://localhost/models")]
    [InlineData("/blog/movies?from=somewhere", "http://localhost/blog/movies")]
    public async Task Page_WithState_IsSharedUnderTheAddressOfThatState(string address, string shared)
    {
        using var client = application.CreateClient();

        string html = await client.GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains($"<meta property=\"og:url\" content=\"{shared}\"", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{shared}\"", html, StringComparison.Ordinal);
    }
}

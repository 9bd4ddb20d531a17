using System.Net;
using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Blog;

public sealed partial class BlogRoutesTests(BlogRoutesTests.NamedApplication application) : IClassFixture<BlogRoutesTests.NamedApplication>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "text/html")]
    [InlineData("/blog", HttpStatusCode.OK, "text/html")]
    [InlineData("/blog?tag=no-such-tag", HttpStatusCode.OK, "text/html")]
    [InlineData("/blog/movies", HttpStatusCode.OK, "text/html")]
    [InlineData("/blog/no-such-post", HttpStatusCode.NotFound, "text/html")]
    [InlineData("/blog/feed.xml", HttpStatusCode.OK, "application/atom+xml")]
    [InlineData("/social-preview.png", HttpStatusCode.OK, "image/png")]
    public async Task Route_ByGetAndHead_AnswersTheSame(string route, HttpStatusCode status, string type)
    {
        using var client = application.CreateClient();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await client.SendAsync(new(method, route), Cancellation);
            Assert.Equal((status, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task Post_UnknownSlug_ListsThePostsInTheFirstHtml() =>
        Assert.Matches("<h1[^>]*>There is no post at this address</h1>", await (await application.CreateClient().GetAsync("/blog/no-such-post", Cancellation)).Content.ReadAsStringAsync(Cancellation));

    [Fact]
    public async Task Feed_AskedAgainWithItsTag_Is304()
    {
        using var client = application.CreateClient();
        using var first = await client.GetAsync("/blog/feed.xml", Cancellation);
        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge.TotalMinutes: 5 });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/blog/feed.xml") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Feed_BehindAnotherName_UsesThatName()
    {
        using var client = application.CreateClient(new() { BaseAddress = new("https://recapp.example") });
        string feed = await client.GetStringAsync("/blog/feed.xml", Cancellation);
        Assert.Contains("href=\"https://recapp.example/blog/movies\"", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutScript_IsAllThereWithItsHead()
    {
        using var client = application.CreateClient(new() { BaseAddress = new("https://recapp.example") });
        string html = await client.GetStringAsync("/blog/movies?from=somewhere", Cancellation);

        Assert.Contains("most of the work is the baseline</h1>", html, StringComparison.Ordinal);
        Assert.Matches("<noscript>[^~]*nDCG@10|<noscript>[^~]*1 film given", html);
        Assert.Contains("<link rel=\"alternate\" type=\"application/atom&#x2B;xml\" title=\"RecApp: Blog\" href=\"/blog/feed.xml\"", html, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://recapp.example/blog/movies\"", html, StringComparison.Ordinal);
        Assert.Contains("property=\"og:type\" content=\"article\"", html, StringComparison.Ordinal);
        Assert.Contains("property=\"og:image\" content=\"https://recapp.example/social-preview.png\"", html, StringComparison.Ordinal);
        Assert.Single(Description().Matches(html));
    }

    [Fact]
    public async Task Posts_EveryLocalLink_LeadsSomewhere()
    {
        using var client = application.CreateClient();
        var links = new HashSet<string>();
        foreach (var post in Posts.Ours.Posts)
            foreach (Match link in LocalLink().Matches(await client.GetStringAsync(post.Address, Cancellation)))
                links.Add(link.Groups[1].Value);
        Assert.Contains("/blog/sentiment", links);
        // The footer's check of health answers 503 where models are still being loaded.
        foreach (string link in links.Where(link => !link.StartsWith("/health/", StringComparison.Ordinal)))
        {
            using var answer = await client.SendAsync(new(HttpMethod.Head, link), Cancellation);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link} answers {answer.StatusCode}.");
        }
    }

    public sealed class NamedApplication : RecAppFactory
    {
        public NamedApplication() => Settings["AllowedHosts"] = "recapp.example";
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex LocalLink();

    [GeneratedRegex("<meta name=\"description\"")]
    private static partial Regex Description();
}

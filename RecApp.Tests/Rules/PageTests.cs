using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public partial class PageTests(SharedApplication application)
{
    public static TheoryData<string> Addresses => [.. Routes.Addresses];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Prerendered_HasOneHeadingAndATitle(string address)
    {
        using var answer = await application.CreateClient().GetAsync(address, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Single(Heading().Matches(html));
        Assert.Matches("<title>[^<]+</title>", html);
    }

    [Fact]
    public void Page_Source_SetsItsTitle()
    {
        var untitled = TrackedFiles.Under("RecApp/", ".razor")
            .Where(file => TrackedFiles.ReadLines(file).Any(line => line.StartsWith("@page ", StringComparison.Ordinal)))
            .Where(file => !File.ReadAllText(RepositoryFolder.Combine(file)).Contains("<PageTitle>"));
        Assert.Empty(untitled);
    }

    [GeneratedRegex("<h1[\\s>]")]
    private static partial Regex Heading();
}

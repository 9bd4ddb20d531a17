using RecApp.Features;
using RecApp.Features.Library.Comparing;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Library.Comparing;

/// <summary>What the features say of their answers, asked of the served models.</summary>
public sealed class SummaryTests(SharedApplication application)
{
    private static readonly FeatureList Features = new(FeatureList.Own);

    public static TheoryData<string> Examples => [.. Features.All.Where(feature => feature.Summary is not null).SelectMany(feature => feature.Examples)
        // The order of pairs is computed behind the start: there may be none yet.
        .Select(example => example.Address).Where(address => !address.Contains("mode=pair", StringComparison.Ordinal))];

    [Fact]
    public void SummaryAt_EveryToolPage_HasOne() =>
        Assert.All(["/recommender", "/recommender/movies?ids=1", "/predictor#x", "/Predictor/Regression", "/sentiment", "/lyrics"], address => Assert.NotNull(Features.SummaryAt(address)));

    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/recommender/movies/films.csv")]
    [InlineData("/lyricsx")]
    public void SummaryAt_AnyOtherAddress_IsNone(string address) => Assert.Null(Features.SummaryAt(address));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Ask_EveryExample_SaysWhatWasAskedAndWhatCameOut(string address)
    {
        var side = await AskAsync(address);

        Assert.Null(side.Problem);
        var summary = side.Summary!;
        Assert.False(string.IsNullOrWhiteSpace(summary.Title));
        Assert.Empty(summary.Problems);
        Assert.NotEmpty(summary.Inputs);
        Assert.True(summary.Results.Count + summary.Lists.Count > 0);
        Assert.All(summary.Inputs.Concat(summary.Results), line => Assert.False(string.IsNullOrWhiteSpace(line.Text)));
        Assert.Distinct(summary.Inputs.Select(line => line.Name));
        Assert.Distinct(summary.Results.Select(line => line.Name));
        Assert.Equal(0, AnswerComparison.Of(summary, summary).Differences);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://evil.example/predictor?field=1107")]
    [InlineData("//evil.example")]
    [InlineData("predictor")]
    public async Task Ask_NoAddressOfTheProduct_SaysSoAndLinksNowhere(string? address)
    {
        var side = await AskAsync(address);

        Assert.Contains("no address of this product", side.Problem, StringComparison.Ordinal);
        Assert.Empty(side.Address);
    }

    [Theory]
    [InlineData("/models", "can't be laid side by side")]
    [InlineData("/predictor", "asks for nothing")]
    [InlineData("/lyrics?lines=4", "asks for nothing")]
    [InlineData("/recommender/movies?mode=pair&ids=1", "asks for nothing")]
    [InlineData("/recommender/movies?ids=999999999", "asks for nothing")]
    public async Task Ask_AddressWithoutAnAnswer_SaysWhy(string address, string problem) => Assert.Contains(problem, (await AskAsync(address)).Problem, StringComparison.Ordinal);

    private Task<ComparedSide> AskAsync(string? address) => ComparedSide.AskAsync(Features, application.Services, address, TestContext.Current.CancellationToken);
}

using RecApp.Bundles;
using RecApp.Retraining;
using RecApp.Tests.Bundles;

namespace RecApp.Tests.Retraining;

public sealed class VersionComparisonTests
{
    [Fact]
    public void Of_TenFolds_GivesTheCorrectedIntervalOfTheMeanDifference()
    {
        // scipy: d = [.01, .03, .02, .02, .04, .00, .03, .01, .02, .02]; mean ± t.ppf(.975, 9) · sqrt(var(d, ddof=1) · (1/10 + 1/9))
        double[] differences = [.01, .03, .02, .02, .04, .00, .03, .01, .02, .02];
        var figure = Compare("recall@20", [.. differences.Select(_ => .5)], [.. differences.Select(difference => .5 + difference)]);
        Assert.Equal(0.02, figure.Difference, 1e-12);
        Assert.Equal(0.007998, figure.Interval!.Low, 1e-6);
        Assert.Equal(0.032002, figure.Interval.High, 1e-6);
        Assert.True(figure.IsBetter);
    }

    [Theory]
    [InlineData("recall@20", true)]
    [InlineData("mean absolute error (USD)", false)]
    [InlineData("coverage of the 90 % interval", null)]
    public void IsBetter_OfAFigureThatRises_DependsOnItsAim(string name, bool? expected) =>
        Assert.Equal(expected, Compare(name, [.5, .5, .5], [.6, .61, .6]).IsBetter);

    [Fact]
    public void IsBetter_WithinChance_IsNotSaid() => Assert.Null(Compare("recall@20", [.5, .5, .5], [.6, .4, .56]).IsBetter);

    [Fact]
    public void Of_OtherProtocolOrNoFolds_ClaimsNothing()
    {
        var former = Manifest(new("recall@20", .5, "half hidden", "auto"), new("nDCG@10", .4, "one hidden", "auto") { ByFold = [.4, .4] });
        var candidate = Manifest(new("recall@20", .6, "a third hidden", "auto"), new("nDCG@10", .6, "one hidden", "auto"));
        var figure = Assert.Single(VersionComparison.Of(former, candidate).Figures);
        Assert.Equal("nDCG@10", figure.Name);
        Assert.Null(figure.Interval);
        Assert.Null(figure.IsBetter);
    }

    [Theory]
    [InlineData(.500, .495, true)]
    [InlineData(.500, .494, false)]
    [InlineData(.500, .700, true)]
    public void Holds_OfTheFirstVariant_AllowsTheLargestLossAndNoMore(double former, double candidate, bool expected)
    {
        var other = new ModelMetric("recall@20", .9, "half hidden", "popularity");
        var comparison = VersionComparison.Of(
            Manifest(new("recall@20", former, "half hidden", "auto"), other), Manifest(new("recall@20", candidate, "half hidden", "auto"), other with { Value = .1 }));
        Assert.Equal(expected, comparison.Holds(.01));
    }

    [Fact]
    public void Holds_OnOtherData_IsFalse()
    {
        var manifest = Manifest(new ModelMetric("recall@20", .5, "half hidden", "auto"));
        Assert.True(VersionComparison.Of(manifest, manifest).Holds(0));
        Assert.False(VersionComparison.Of(manifest, manifest with { Data = [manifest.Data[0] with { Sha256 = new('b', 64) }] }).Holds(0));
    }

    [Fact]
    public void Of_OtherVisitors_IsOnTheSameDataWhicheverSideHasThem()
    {
        var manifest = Manifest(new ModelMetric("recall@20", .5, "half hidden", "auto"));
        ModelManifest[] all = [manifest, With("kept by some"), With("kept by others")];
        Assert.All(all, former => Assert.All(all, candidate => Assert.True(VersionComparison.Of(former, candidate).OnTheSameData)));

        ModelManifest With(string record) => ManifestFormat.Parse(ManifestFormat.Write(manifest with
        {
            Version = "20260301-0123abcd",
            Files = [new("model.bin", 1, new('a', 64))],
            Data = [.. manifest.Data, VisitorsSource.Of([record])],
        }));
    }

    [Fact]
    public void Holds_SurelyWorse_IsFalseHoweverLittle() =>
        Assert.False(VersionComparison.Of(Manifest(Figure("recall@20", [.5, .5, .5])), Manifest(Figure("recall@20", [.499, .4991, .499]))).Holds(.1));

    private static FigureDifference Compare(string name, double[] former, double[] candidate) =>
        Assert.Single(VersionComparison.Of(Manifest(Figure(name, former)), Manifest(Figure(name, candidate))).Figures);

    private static ModelMetric Figure(string name, double[] folds) => new(name, folds.Average(), "by folds", "auto") { ByFold = folds };

    private static ModelManifest Manifest(params ModelMetric[] metrics) => TestBundles.Draft("words") with { Metrics = metrics };
}

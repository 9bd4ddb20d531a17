using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public partial class LayeringTests
{
    // Models and feedback are features that every other one may point to: where its figures and its verdicts are.
    private static readonly string[] SharedFeatures = ["Models", "Feedback"];

    [Fact]
    public void Feature_OtherThanTheSharedOnes_KnowsNoOtherFeature()
    {
        var sideways = from file in TrackedFiles.Under("RecApp/Features/", ".cs", ".razor")
                       let own = file.Split('/')[2]
                       from Match match in FeatureName().Matches(File.ReadAllText(RepositoryFolder.Combine(file)))
                       let other = match.Groups["feature"].Value
                       where other != own && !SharedFeatures.Contains(other)
                       select $"{file} uses {match.Value}";
        Assert.Empty(sideways.Distinct());
    }

    [Theory]
    [InlineData("Admission")]
    [InlineData("Inference")]
    [InlineData("Learning")]
    [InlineData("Search")]
    [InlineData("Session")]
    [InlineData("Spotify")]
    [InlineData("Storage")]
    [InlineData("Tables")]
    [InlineData("Validation")]
    public void LowerFolder_Source_PointsDownOnly(string folder)
    {
        var upwards = TrackedFiles.Under($"RecApp/{folder}/", ".cs")
            .Where(file => Upwards().IsMatch(File.ReadAllText(RepositoryFolder.Combine(file))));
        Assert.Empty(upwards);
    }

    [Fact]
    public void Namespace_OfEveryFile_FollowsItsFolder()
    {
        var strays = from file in TrackedFiles.Under("RecApp/", ".cs").Concat(TrackedFiles.Under("RecApp.Tests/", ".cs"))
                     from line in TrackedFiles.ReadLines(file)
                     where line.StartsWith("namespace ", StringComparison.Ordinal)
                     let expected = Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.')
                     where line != $"namespace {expected};"
                     select $"{file}: {line}";
        Assert.Empty(strays);
    }

    [GeneratedRegex(@"RecApp\.Features\.(?<feature>\w+)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"RecApp\.(Features|Components|Hosting|CommandLine)\b")]
    private static partial Regex Upwards();
}

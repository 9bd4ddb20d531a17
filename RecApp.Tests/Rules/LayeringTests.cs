using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using RecApp.Tests.Support;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace RecApp.Tests.Rules;

/// <summary>Who may know whom, read from the compiled application: however the source spells a name.</summary>
public class LayeringTests
{
    // Models and feedback are features that every other one may point to: where its figures and its verdicts are.
    private static readonly string[] SharedFeatures = ["Models", "Feedback"];

    private static readonly Architecture Application = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();

    public static TheoryData<string> Features { get; } =
        [.. typeof(Program).Assembly.GetTypes().Select(type => type.Namespace?.Split('.')).OfType<string[]>()
            .Where(parts => parts is ["RecApp", "Features", ..] and { Length: > 2 }).Select(parts => parts[2]).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Features))]
    public void Feature_OtherThanTheSharedOnes_KnowsNoOtherFeature(string feature) =>
        Below($"Features.{feature}", $"Features.(?!({string.Join('|', [feature, .. SharedFeatures])})(\\.|$)).+").Check(Application);

    // What they show of a feature they read from the list of features, so that a new one is found without touching them.
    [Theory]
    [InlineData("Components")]
    [InlineData("Hosting")]
    [InlineData("CommandLine")]
    public void Shell_Source_KnowsNoFeature(string folder) => Below(folder, @"Features\..+").Check(Application);

    // Home, posts and data sets are about all features: they know not even those that others may.
    [Theory]
    [InlineData("Home")]
    [InlineData("Blog")]
    [InlineData("DataSets")]
    public void Feature_AboutAllOthers_KnowsNone(string feature) => Below($"Features.{feature}", $@"Features\.(?!{feature}(\.|$)).+").Check(Application);

    // What it is compiled to lies outside all namespaces, where the rules do not look.
    [Fact]
    public void Program_Source_KnowsNoFeature() =>
        Assert.DoesNotContain(TrackedFiles.ReadLines("RecApp/Program.cs"), line => line.Contains("Features.", StringComparison.Ordinal));

    [Theory]
    [InlineData("Admission")]
    [InlineData("Bundles")]
    [InlineData("Charts")]
    [InlineData("Cluster")]
    [InlineData("Experiments")]
    [InlineData("Learning")]
    [InlineData("Monitoring")]
    [InlineData("Outgoing")]
    [InlineData("Retraining")]
    [InlineData("Serving")]
    [InlineData("Session")]
    [InlineData("Spotify")]
    [InlineData("Storage")]
    [InlineData("Tables")]
    [InlineData("Ui")]
    [InlineData("Uploads")]
    [InlineData("Text")]
    [InlineData("Tmdb")]
    [InlineData("Validation")]
    public void LowerFolder_Source_PointsDownOnly(string folder) =>
        Below(folder, "(Features|Components|Hosting|CommandLine)").Check(Application);

    // Otherwise an answer could come about without being recorded and measured.
    [Fact]
    public void LowestFolders_Source_KnowNothingOfServing() => Below("(Bundles|Storage|Admission|Learning)", "Serving").Check(Application);

    // A rule that matches nothing forbids nothing: these tests use what Support has, inside of a lambda too.
    [Fact]
    public void Rule_BrokenInALambda_SaysSo()
    {
        var tests = new ArchLoader().LoadNamespacesWithinAssembly(typeof(LayeringTests).Assembly, "RecApp.Tests.Rules", "RecApp.Tests.Support").Build();

        Assert.False(Below("Tests.Rules", "Tests.Support").HasNoViolations(tests));
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

    private static IArchRule Below(string lower, string upper) =>
        Types().That().ResideInNamespaceMatching($@"^RecApp\.{lower}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^RecApp\.{upper}(\.|$)"));
}

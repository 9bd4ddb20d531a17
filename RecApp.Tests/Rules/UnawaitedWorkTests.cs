using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public partial class UnawaitedWorkTests
{
    [Fact]
    public void Component_WorkThatNobodyAwaits_ReportsItsFailure()
    {
        var silent = from file in TrackedFiles.Under("RecApp/", ".cs", ".razor")
                     let text = File.ReadAllText(RepositoryFolder.Combine(file))
                     from Match match in Discarded().Matches(text)
                     where !match.Value.Contains(".ReportTo(", StringComparison.Ordinal)
                     select $"{file}: {match.Value.Split('\n')[0]}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Source_AsyncVoid_IsNowhere() =>
        Assert.DoesNotContain(TrackedFiles.Under("RecApp/", ".cs", ".razor"), file => File.ReadAllText(RepositoryFolder.Combine(file)).Contains("async void", StringComparison.Ordinal));

    // A call of a component's own, up to the end of its statement.
    [GeneratedRegex(@"_ = (InvokeAsync|Script\.\w+)\((.*;|(.*\n)+? *\}\).*;)")]
    private static partial Regex Discarded();
}

using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public partial class WordTests
{
    private static readonly string[] TextFiles = [".cs", ".razor", ".css", ".js", ".json", ".md", ".csproj", ".props", ".targets", ".yml", ".txt", ".sh", ".py", ""];

    // The CI script says where its data lies.
    private const string Excused = ".ci/run";

    [Fact]
    public void Source_OfTheRepository_NamesNoMachineAndLeavesNothingOpen()
    {
        var found = from file in Texts()
                    where file != Excused && !file.EndsWith("WordTests.cs", StringComparison.Ordinal)
                    from line in TrackedFiles.ReadLines(file).Index()
                    where Banned().IsMatch(line.Item)
                    select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        Assert.Empty(found);
    }

    [Fact]
    public void MarkupString_OutsideTheBlog_IsNotUsed()
    {
        var found = TrackedFiles.Under("RecApp/", ".cs", ".razor")
            .Where(file => !file.StartsWith("RecApp/Features/Blog/", StringComparison.Ordinal))
            .Where(file => MarkupWithoutEncoding().IsMatch(File.ReadAllText(RepositoryFolder.Combine(file))));
        Assert.Empty(found);
    }

    [Fact]
    public void Secret_InAnyFile_IsNotThere()
    {
        var found = Texts().Where(file => Secret().IsMatch(File.ReadAllText(RepositoryFolder.Combine(file))));
        Assert.Empty(found);
    }

    private static IEnumerable<string> Texts() => TrackedFiles.All
        .Where(file => TextFiles.Contains(Path.GetExtension(file)) && !file.StartsWith("models/", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|/(home/(?!somebody)|root/|work/|Users/)\w|\.\./shared\b|https?://(api(?!\.spotify\.com|\.themoviedb\.org)|registry|deb|packages)\.|\bissue #?\d", RegexOptions.None)]
    private static partial Regex Banned();

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b")]
    private static partial Regex MarkupWithoutEncoding();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{30}|xox[bp]-\d", RegexOptions.None)]
    private static partial Regex Secret();
}

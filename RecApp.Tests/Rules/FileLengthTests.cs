using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public class FileLengthTests
{
    private static readonly string[] Folders = ["RecApp/", "RecApp.Tests/", "RecApp.Benchmarks/"];

    [Theory]
    [InlineData(".cs", 300)]
    [InlineData(".razor", 150)]
    public void SourceFile_OfEachKind_StaysWithinItsLimit(string extension, int limit)
    {
        var tooLong = Folders.SelectMany(folder => TrackedFiles.Under(folder, extension))
            .Select(file => (File: file, Lines: TrackedFiles.ReadLines(file).Length))
            .Where(file => file.Lines > limit)
            .Select(file => $"{file.File}: {file.Lines} lines, at most {limit}");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Program_IsATableOfContents() => Assert.InRange(TrackedFiles.ReadLines("RecApp/Program.cs").Length, 1, 60);
}

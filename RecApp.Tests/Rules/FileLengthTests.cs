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
    public void SourceFiles_OfTheApplication_AreShortInTheMiddle()
    {
        int[] lengths = [.. TrackedFiles.Under("RecApp/", ".cs").Select(file => TrackedFiles.ReadLines(file).Length).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
        var long200 = lengths.Count(length => length > 200);
        Assert.True(long200 <= lengths.Length / 20, $"{long200} of {lengths.Length} files have more than 200 lines.");
    }

    [Fact]
    public void Program_IsATableOfContents() => Assert.InRange(TrackedFiles.ReadLines("RecApp/Program.cs").Length, 1, 60);
}

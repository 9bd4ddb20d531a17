using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class ModelBundleWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_SameDraftAndFiles_GivesTheSameBytes()
    {
        using var second = new TemporaryFolder();
        var first = TestBundles.Write(_folder.Location, "words", "hello", TestBundles.FirstDay.AddHours(5));
        var again = TestBundles.Write(second.Location, "words", "hello", TestBundles.FirstDay.AddHours(9));
        Assert.Equal(Contents(TestBundles.FolderOf(_folder.Location, first)), Contents(TestBundles.FolderOf(second.Location, again)));
    }

    [Fact]
    public void Write_OtherFiles_GivesAnotherVersionOfTheSameDay()
    {
        var first = TestBundles.Write(_folder.Location, "words", "hello");
        var second = TestBundles.Write(_folder.Location, "words", "goodbye");
        Assert.Matches("^20260301-[0-9a-f]{8}$", first.Version);
        Assert.Matches("^20260301-[0-9a-f]{8}$", second.Version);
        Assert.NotEqual(first.Version, second.Version);
    }

    [Fact]
    public void Write_VersionThatExistsDamaged_RepairsIt()
    {
        var manifest = TestBundles.Write(_folder.Location, "words", "hello");
        string folder = TestBundles.FolderOf(_folder.Location, manifest);
        File.WriteAllText(Path.Combine(folder, "word.txt"), "HELLO");
        File.Delete(Path.Combine(folder, "parts", "extra.bin"));
        TestBundles.Write(_folder.Location, "words", "hello");
        Assert.Equal(manifest.Version, ModelBundle.Open(folder).Manifest.Version);
    }

    [Fact]
    public void Write_Done_LeavesNothingTemporary()
    {
        TestBundles.Write(_folder.Location, "words", "hello");
        TestBundles.Write(_folder.Location, "words", "hello");
        Assert.Single(Directory.GetFileSystemEntries(_folder.Combine("words")));
    }

    [Theory]
    [InlineData("../words")]
    [InlineData("")]
    [InlineData("Words and more")]
    public void Write_NameThatIsNoFolder_IsRefusedBeforeAnythingIsWritten(string name)
    {
        Assert.Throws<InvalidBundleException>(() => TestBundles.Write(_folder.Combine("models"), name, "hello"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Location));
    }

    [Fact]
    public void Write_PathThatLeavesTheBundle_IsRefused() =>
        Assert.Throws<InvalidBundleException>(() => ModelBundleWriter.Write(
            _folder.Location, TestBundles.Draft("words"), new Dictionary<string, byte[]> { ["../evil.txt"] = [1] }));

    [Fact]
    public void Write_InterruptedBetweenFiles_LeavesNothingBehind()
    {
        // The second file can't be written: its folder is the first file.
        var files = new Dictionary<string, byte[]> { ["a"] = [1], ["a/b"] = [2] };
        Assert.ThrowsAny<IOException>(() => ModelBundleWriter.Write(_folder.Location, TestBundles.Draft("words"), files));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Combine("words")));
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(File.ReadAllBytes(path)));
}

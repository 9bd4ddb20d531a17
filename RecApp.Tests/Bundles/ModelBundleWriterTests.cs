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
    public void WriteMeasures_OfABundle_ReplacesMeasuresAndNothingElse()
    {
        var draft = TestBundles.Draft("words") with
        {
            Reference = [new("tempo", [0, 1], [1]), new("length", [0, 1], [2]), new("energy", [0, 1], [3]) { Role = MeasureRole.Input }],
        };
        var written = ModelBundleWriter.Write(_folder.Location, draft, new Dictionary<string, byte[]> { ["word.txt"] = [1] });
        string folder = TestBundles.FolderOf(_folder.Location, written);

        ModelBundleWriter.WriteMeasures(folder, [new("length", [0, 4], [5]) { Role = MeasureRole.Output, Unknown = 6 }]);

        var measured = ModelBundle.Open(folder).Manifest;
        Assert.Equal([("tempo", null), ("length", MeasureRole.Output)], measured.Reference.Select(reference => (reference.Feature, reference.Role)));
        Assert.Equal(6, measured.Reference[1].Unknown);
        Assert.Equal(ManifestFormat.Write(written), ManifestFormat.Write(measured with { Reference = written.Reference }));
        Assert.Equal([ManifestFormat.FileName, "word.txt"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void WriteMeasures_WithImportance_KeepsItUntilItIsWeighedAnew()
    {
        string folder = TestBundles.FolderOf(_folder.Location, TestBundles.Write(_folder.Location, "words", "hello"));

        ModelBundleWriter.WriteMeasures(folder, [], new("R²", "shuffled", [new("length", 0.5, 0.01)]));
        ModelBundleWriter.WriteMeasures(folder, []);

        Assert.Equal(new InputImportance("length", 0.5, 0.01), Assert.Single(ModelBundle.Open(folder).Manifest.Importance!.Inputs));
        Assert.Throws<InvalidBundleException>(() => ModelBundleWriter.WriteMeasures(folder, [], new("R²", "shuffled", [new("length", 0.5, double.NaN)])));
    }

    [Fact]
    public void WriteMeasures_TwoOfOneName_LeavesTheBundleAsItWas()
    {
        string folder = TestBundles.FolderOf(_folder.Location, TestBundles.Write(_folder.Location, "words", "hello"));
        byte[] before = File.ReadAllBytes(Path.Combine(folder, ManifestFormat.FileName));
        var measure = FeatureReference.EqualBins("length", MeasureRole.Input, 0, 1, 1);

        Assert.Throws<InvalidBundleException>(() => ModelBundleWriter.WriteMeasures(folder, [measure, measure]));

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, ManifestFormat.FileName)));
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

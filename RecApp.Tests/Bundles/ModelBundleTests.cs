using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class ModelBundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_IntactBundle_ReadsItsFiles() =>
        Assert.Equal("hello"u8.ToArray(), ModelBundle.Open(Write()).ReadAllBytes("word.txt"));

    [Fact]
    public void Open_FlippedBit_NamesTheFile()
    {
        string folder = Write();
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, "word.txt"));
        bytes[2] ^= 1;
        File.WriteAllBytes(Path.Combine(folder, "word.txt"), bytes);
        Assert.Contains("'word.txt' is not the one that was trained", Reason(folder));
    }

    [Fact]
    public void Open_TruncatedFile_SaysBothSizes()
    {
        string folder = Write();
        File.WriteAllText(Path.Combine(folder, "word.txt"), "hell");
        Assert.Contains("has 4 bytes; the manifest says 5", Reason(folder));
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
    {
        string folder = Write();
        File.Delete(Path.Combine(folder, "parts", "extra.bin"));
        Assert.Equal("The file 'parts/extra.bin' is missing.", Reason(folder));
    }

    [Fact]
    public void Open_MissingManifest_SaysSo()
    {
        string folder = Write();
        File.Delete(Path.Combine(folder, "manifest.json"));
        Assert.Equal("manifest.json is missing.", Reason(folder));
    }

    [Theory]
    [InlineData("word.txt")]
    [InlineData("parts")]
    public void Open_SymbolicLink_IsRefusedWhereverItLeads(string link)
    {
        string folder = Write();
        string path = Path.Combine(folder, link);
        string moved = _folder.Combine("elsewhere");
        Directory.Move(path, moved);
        File.CreateSymbolicLink(path, moved);
        Assert.Contains("leads through a symbolic link", Reason(folder));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("../words.txt")]
    [InlineData("unlisted.txt")]
    public void OpenRead_FileThatTheManifestDoesNotList_IsRefused(string path)
    {
        string folder = Write();
        File.WriteAllText(Path.Combine(folder, "unlisted.txt"), "here, but not listed");
        Assert.Throws<InvalidBundleException>(() => ModelBundle.Open(folder).OpenRead(path));
    }

    [Fact]
    public void OpenRead_FileChangedSinceOpen_IsRefused()
    {
        string folder = Write();
        var bundle = ModelBundle.Open(folder);
        string file = Path.Combine(folder, "word.txt");
        File.WriteAllText(file, "HELLO");
        File.SetLastWriteTimeUtc(file, TestBundles.FirstDay.UtcDateTime);
        Assert.Throws<InvalidBundleException>(() => bundle.OpenRead("word.txt"));
    }

    public void Dispose() => _folder.Dispose();

    private string Write() => TestBundles.FolderOf(_folder.Location, TestBundles.Write(_folder.Location, "words", "hello"));

    private static string Reason(string folder) => Assert.Throws<InvalidBundleException>(() => ModelBundle.Open(folder)).Message;
}

using RecApp.Inference.Onnx;
using RecApp.Tests.Support;

namespace RecApp.Tests.Inference.Onnx;

public class OrtLibraryTests
{
    [Fact]
    public void Load_FileMissing_NamesItAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<DllNotFoundException>(() => OrtLibrary.Load(folder.Location));

        Assert.Contains(folder.Combine(OrtLibrary.FileName), error.Message, StringComparison.Ordinal);
        Assert.Contains("Build again with npm on the PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileOfAnotherPlatform_NamesItAndSaysWhatItIsNot()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine(OrtLibrary.FileName), "no library");

        var error = Assert.Throws<DllNotFoundException>(() => OrtLibrary.Load(folder.Location));

        Assert.StartsWith(folder.Combine(OrtLibrary.FileName) + " can't be used", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instance_OfTheBuild_HasTheVersionOfTheLockFile()
    {
        var locked = File.ReadAllText(RepositoryFolder.Combine("package.json"));

        Assert.Contains($"\"onnxruntime-node\": \"{OrtEnv.Instance().GetVersionString()}\"", locked, StringComparison.Ordinal);
    }
}

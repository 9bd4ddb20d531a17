using System.Text;
using System.Text.Json.Nodes;
using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class ManifestFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Parse_WhatWriteWrote_GivesTheSameBytesAgain()
    {
        var manifest = TestBundles.Write(_folder.Location, "words", "hello");
        byte[] bytes = ManifestFormat.Write(manifest);
        Assert.Equal(bytes, ManifestFormat.Write(ManifestFormat.Parse(bytes)));
    }

    [Fact]
    public void Parse_WhatWriteWrote_KeepsEveryField()
    {
        var manifest = TestBundles.Write(_folder.Location, "words", "hello");
        var read = ManifestFormat.Read(TestBundles.FolderOf(_folder.Location, manifest));
        Assert.Equal(manifest.CreatedUtc, read.CreatedUtc);
        Assert.Equal(manifest.CodeCommit, read.CodeCommit);
        Assert.Equal(manifest.Data, read.Data);
        Assert.Equal(manifest.Split, read.Split);
        Assert.Equal(manifest.Metrics, read.Metrics);
        Assert.Equal(manifest.Files, read.Files);
        Assert.Equal(manifest.Reference[0].Edges, read.Reference[0].Edges);
        Assert.Equal(17, read.Hyperparameters["clusters"].GetInt32());
    }

    [Fact]
    public void Write_HyperparametersInAnyOrder_SortsThem()
    {
        var json = JsonNode.Parse(ManifestFormat.Write(TestBundles.Draft("words")))!;
        Assert.Equal(["clusters", "weights"], json["hyperparameters"]!.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"name\":\"words\"}")]
    [InlineData("{\"name\":null,\"task\":\"t\",\"algorithm\":\"a\"}")]
    [InlineData("\u0000\u0001")]
    public void Parse_NotAManifest_SaysSo(string json)
    {
        var error = Assert.Throws<InvalidBundleException>(() => ManifestFormat.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith("manifest.json", error.Message);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("parts/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/secret")]
    [InlineData("C:\\secret")]
    [InlineData("..\\secret")]
    [InlineData("parts//secret")]
    [InlineData("./secret")]
    [InlineData("parts/")]
    [InlineData("~/secret word")]
    [InlineData("manifest.json")]
    [InlineData("a\u0000b")]
    public void Parse_PathThatCouldLeaveTheFolder_IsRefused(string path)
    {
        var manifest = TestBundles.Write(_folder.Location, "words", "hello");
        byte[] bytes = ManifestFormat.Write(manifest with { Files = [manifest.Files[0] with { Path = path }] });
        var error = Assert.Throws<InvalidBundleException>(() => ManifestFormat.Parse(bytes));
        Assert.Contains("is not a relative path inside the bundle", error.Message);
    }

    [Fact]
    public void Parse_FileListedTwice_IsRefused()
    {
        var manifest = TestBundles.Write(_folder.Location, "words", "hello");
        byte[] bytes = ManifestFormat.Write(manifest with { Files = [manifest.Files[0], manifest.Files[0]] });
        Assert.Contains("listed twice", Assert.Throws<InvalidBundleException>(() => ManifestFormat.Parse(bytes)).Message);
    }

    [Fact]
    public void Read_ManifestAboveTheLimit_IsRefusedUnread()
    {
        using (var file = File.Create(_folder.Combine("manifest.json")))
            file.SetLength(ManifestFormat.MaximumBytes + 1);
        var error = Assert.Throws<InvalidBundleException>(() => ManifestFormat.Read(_folder.Location));
        Assert.Contains("at most 4,194,304 are read", error.Message);
    }

    public void Dispose() => _folder.Dispose();
}

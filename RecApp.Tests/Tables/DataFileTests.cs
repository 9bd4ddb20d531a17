using System.IO.Compression;
using System.Text;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Tables;

public sealed class DataFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OpenText_LettersAcrossBlocks_StaysUtf8()
    {
        for (int shift = 0; shift < 4; shift++)
        {
            string text = new string('a', (1 << 20) - 2 + shift) + "😀é\n";
            string path = _folder.Combine($"{shift}.csv");
            File.WriteAllText(path, text);
            Assert.Equal(text, Read(DataFile.OpenText(path)));
        }
    }

    [Fact]
    public void OpenRead_GzipOfSeveralMembers_GivesAllOfThem()
    {
        string path = _folder.Combine("two.csv.gz");
        File.WriteAllBytes(path, [.. Packed("a,b\n1,2\n"), .. Packed("3,4\n"), .. Packed("5,6\n")]);
        Assert.Equal("a,b\n1,2\n3,4\n5,6\n", Read(DataFile.OpenRead(path)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void OpenRead_GzipCutOff_IsDamaged(int missing)
    {
        byte[] whole = Packed(string.Concat(Enumerable.Range(0, 500).Select(row => $"{row},{row * 7919}\n")));
        string path = _folder.Combine("cut.csv.gz");
        foreach (byte[] before in (byte[][])[[], Packed("a,b\n")])
        {
            File.WriteAllBytes(path, [.. before, .. whole[..^missing]]);
            Assert.Contains("damaged or cut off", Assert.Throws<DataFileException>(() => Read(DataFile.OpenRead(path))).Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Read(Stream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

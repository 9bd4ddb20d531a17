using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace RecApp.Tables;

/// <summary>Opens files of data sets: gzip-compressed when the name ends in <c>.gz</c>, text always handed out as UTF-8.</summary>
internal static class DataFile
{
    private const int BlockSize = 1 << 20;

    /// <summary>The file of that name, or the compressed one; null when neither is there.</summary>
    public static string? Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>The file's content, unpacked.</summary>
    /// <exception cref="DataFileException">The file is missing or a damaged gzip file.</exception>
    public static Stream OpenRead(string path)
    {
        if (!File.Exists(path))
            throw new DataFileException($"The file {path} is missing. Check the folder given with --data.");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new WholeGzipStream(path, file) : file;
    }

    /// <summary>
    /// The file's text as UTF-8. What is not valid UTF-8 is taken for Latin-1, in which older data sets were published: hardly
    /// any Latin-1 text is valid UTF-8 by accident. Looks at the whole file first.
    /// </summary>
    /// <exception cref="DataFileException">The file is missing, damaged, or no text in either encoding.</exception>
    public static Stream OpenText(string path)
    {
        bool isUtf8 = CheckedIsUtf8(path);
        var content = OpenRead(path);
        return isUtf8 ? content : Encoding.CreateTranscodingStream(content, Encoding.Latin1, Encoding.UTF8);
    }

    /// <summary>The file's whole text, in whichever encoding it was saved.</summary>
    /// <exception cref="DataFileException">The file is missing, damaged or no text.</exception>
    public static string ReadText(string path)
    {
        using var content = OpenRead(path);
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        RefuseFormats(path, bytes);
        return TextEncoding.Detect(bytes).GetString(bytes);
    }

    /// <summary>The hash of the file as it lies there, packed or not, in small hexadecimal digits.</summary>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static bool CheckedIsUtf8(string path)
    {
        using var content = OpenRead(path);
        var block = new byte[BlockSize];
        int kept = 0;
        bool isFirst = true;
        while (true)
        {
            int read = content.ReadAtLeast(block.AsSpan(kept), 1, throwOnEndOfStream: false);
            var text = block.AsSpan(0, kept + read);
            if (isFirst)
                RefuseOtherFormats(path, text);
            isFirst = false;
            // Between blocks a letter may be cut: up to three of its bytes go into the next one.
            int whole = read == 0 ? text.Length : text.Length - CutLetter(text);
            if (!Utf8.IsValid(text[..whole]))
                return false;
            if (read == 0)
                return true;
            text[whole..].CopyTo(block);
            kept = text.Length - whole;
        }
    }

    private static int CutLetter(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte last = text[^back];
            if (last >= 0xC0)
                return back < (last >= 0xF0 ? 4 : last >= 0xE0 ? 3 : 2) ? back : 0;
            if (last < 0x80)
                return 0;
        }
        return 0;
    }

    private static void RefuseOtherFormats(string path, ReadOnlySpan<byte> start)
    {
        RefuseFormats(path, start);
        if (start.Contains((byte)0))
            throw new DataFileException($"{path} is UTF-16; expected text in UTF-8 or Latin-1.");
    }

    private static void RefuseFormats(string path, ReadOnlySpan<byte> start)
    {
        try
        {
            FileStart.Refuse(start);
        }
        catch (FileRefusedException error)
        {
            throw new DataFileException($"{path}: {error.Message}");
        }
    }
}

/// <summary>A file of the data set is missing or not what it should be; the message names the file and what to do.</summary>
public sealed class DataFileException(string message) : Exception(message);

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>
/// Which poems of the corpus no part of the language model learns from. The hash of a poem's text decides, so that the split
/// depends on nothing else; <c>training/lyrics/data.py</c> does the same.
/// </summary>
internal static class HeldOutPoems
{
    /// <summary>How the split is made, for manifests.</summary>
    public const string Rule = "Poems whose SHA-256 falls into 20 of 1,000 parts are held out";

    // Stands on a line of its own between two poems of a corpus file.
    private const string Separator = "\n\f\n";

    private const int Parts = 1000;
    private const int HeldOut = 20;

    /// <summary>Splits a corpus.</summary>
    /// <param name="corpus">As <c>import lyrics</c> writes it.</param>
    /// <returns>The poems to learn from, and those to measure on.</returns>
    public static (List<string> Training, List<string> HeldOut) Split(string corpus)
    {
        List<string> training = [], heldOut = [];
        foreach (string poem in corpus.Split(Separator).Select(text => text.Trim('\n') + "\n"))
            (IsHeldOut(poem) ? heldOut : training).Add(poem);
        return (training, heldOut);
    }

    private static bool IsHeldOut(string poem) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(poem))) % Parts < HeldOut;
}

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
    /// <summary>Of 1,000 parts those that the shipped corpus holds out.</summary>
    public const int UsualParts = 20;

    // Stands on a line of its own between two poems of a corpus file.
    private const string Separator = "\n\f\n";

    private const int Parts = 1000;

    /// <summary>How the split is made, for manifests.</summary>
    public static string Rule(int parts) => $"Poems whose SHA-256 falls into {parts} of 1,000 parts are held out";

    /// <summary>Splits a corpus.</summary>
    /// <param name="corpus">As <c>import lyrics</c> writes it.</param>
    /// <param name="parts">Of 1,000 parts of all poems those that are held out, 0–1,000; more of them hold every poem that fewer do.</param>
    /// <returns>The poems to learn from, and those to measure on.</returns>
    public static (List<string> Training, List<string> HeldOut) Split(string corpus, int parts = UsualParts)
    {
        List<string> training = [], heldOut = [];
        foreach (string poem in corpus.Split(Separator).Select(text => text.Trim('\n') + "\n"))
            (IsHeldOut(poem, parts) ? heldOut : training).Add(poem);
        return (training, heldOut);
    }

    private static bool IsHeldOut(string poem, int parts) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(poem))) % Parts < parts;
}

using System.Text.Json;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>What each part of the language model counts for. All are shares, 0–1.</summary>
/// <param name="Ngrams">Of the n-grams beside the network.</param>
/// <param name="Pair">Of what followed the last token earlier in the text, where it stood there and the last two did not.</param>
/// <param name="PairBeside">The same where the last two stood there, too.</param>
/// <param name="Triple">Of what followed the last two tokens earlier in the text, where they stood there.</param>
internal sealed record MixtureWeights(double Ngrams, double Pair, double PairBeside, double Triple)
{
    /// <summary>The network alone.</summary>
    public static MixtureWeights None { get; } = new(0, 0, 0, 0);

    /// <summary>Reads the bundle's file.</summary>
    /// <exception cref="InvalidDataException">It holds no shares.</exception>
    public static MixtureWeights Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<MixtureWeights>(json, JsonSerializerOptions.Web);
            return read is not null && new[] { read.Ngrams, read.Pair, read.PairBeside, read.Triple, read.PairBeside + read.Triple }.All(share => share is >= 0 and <= 1)
                ? read : throw new InvalidDataException("The mixture holds shares outside 0 to 1.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The mixture is no JSON.", error);
        }
    }

    /// <summary>The bundle's file.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}

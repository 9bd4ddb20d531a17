using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecApp.Experiments.Statistics;

/// <summary>A part of the visitors.</summary>
/// <param name="Name">Of a variant, or of an experiment in a layer.</param>
/// <param name="Share">Above 0, at most 1.</param>
public sealed record TrafficShare(string Name, double Share);

/// <summary>
/// Who gets what: a hash of salt and visitor gives a point in [0, 1), and the part whose range holds it is the visitor's: the same on
/// every instance and after every restart, independent between salts (Kohavi, Tang and Xu 2020, chapter 4).
/// </summary>
/// <remarks>Changing the order or the shares of the parts moves visitors; a new salt moves them all.</remarks>
public sealed class TrafficSplit
{
    private const double Rounding = 1e-9;

    private readonly string _salt;
    private readonly TrafficShare[] _parts;
    private readonly double _sum;

    private TrafficSplit(string salt, IReadOnlyList<TrafficShare> parts, bool whole)
    {
        _salt = salt;
        _parts = [.. parts];
        _sum = _parts.Sum(part => part.Share);
        if (_parts.FirstOrDefault(part => part.Share is not (> 0 and <= 1 + Rounding)) is { } wrong)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The share of '{wrong.Name}' is {wrong.Share}; it must be above 0 and at most 1."), nameof(parts));
        if (_parts.DistinctBy(part => part.Name).Count() < _parts.Length)
            throw new ArgumentException($"Two parts of '{salt}' have the same name.", nameof(parts));
        if (_sum > 1 + Rounding || (whole && _sum < 1 - Rounding))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The shares of '{salt}' add up to {Math.Round(_sum, 9)}; they must add up to {(whole ? "1" : "at most 1")}."), nameof(parts));
        if (whole)
            _sum = 1;
    }

    /// <summary>The variants of an experiment.</summary>
    /// <param name="salt">The experiment's own.</param>
    /// <param name="variants">Their shares add up to 1.</param>
    /// <exception cref="ArgumentException">They don't, with their sum, or a share is not above 0, or a name stands twice.</exception>
    public static TrafficSplit OfExperiment(string salt, IReadOnlyList<TrafficShare> variants) => new(salt, variants, whole: true);

    /// <summary>
    /// The experiments of a layer, which exclude each other: a visitor is in one of them at most. Layers with salts of their own are
    /// independent (Tang and others 2010, "Overlapping experiment infrastructure").
    /// </summary>
    /// <param name="salt">The layer's own, other than those of its experiments.</param>
    /// <param name="experiments">Their shares add up to 1 or less; the other visitors are in none.</param>
    /// <exception cref="ArgumentException">They add up to more, with their sum, or a share is not above 0, or a name stands twice.</exception>
    public static TrafficSplit OfLayer(string salt, IReadOnlyList<TrafficShare> experiments) => new(salt, experiments, whole: false);

    /// <summary>The name of the visitor's part; null for one whom no experiment of a layer has.</summary>
    public string? PartOf(string visitor)
    {
        double point = Point(_salt, visitor), upper = 0;
        if (point >= _sum)
            return null;
        foreach (var part in _parts)
        {
            upper += part.Share;
            if (point < upper)
                return part.Name;
        }
        return _parts.LastOrDefault()?.Name;
    }

    /// <summary>The visitor's point in [0, 1): the first 53 bits of SHA-256.</summary>
    internal static double Point(string salt, string visitor)
    {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt.Length}:{salt}{visitor}")));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * Math.ScaleB(1, -53);
    }
}

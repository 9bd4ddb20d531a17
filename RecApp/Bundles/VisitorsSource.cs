using System.Security.Cryptography;
using System.Text;

namespace RecApp.Bundles;

/// <summary>What a manifest says of what the visitors of a server kept and said.</summary>
public static class VisitorsSource
{
    /// <summary>Its name among the sources.</summary>
    public const string Name = "What visitors of this server kept and said";

    /// <summary>Describes what was learnt.</summary>
    /// <param name="records">Everything that was learnt, in an order that doesn't depend on chance; a row each.</param>
    public static DataSource Of(IReadOnlyCollection<string> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string record in records)
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(record)));
        return new(Name, "", "visitors' own", Convert.ToHexStringLower(hash.GetHashAndReset()), records.Count) { LearntFromOnly = true };
    }
}

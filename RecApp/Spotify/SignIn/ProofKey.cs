using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Spotify.SignIn;

/// <summary>Proof key for code exchange (RFC 7636, method S256): who redeems a code must know what its hash was made of.</summary>
/// <param name="Verifier">86 characters out of 64 random bytes.</param>
internal sealed record ProofKey(string Verifier)
{
    /// <summary>The base64url form of the verifier's SHA-256.</summary>
    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static ProofKey Create() => new(RandomText(64));

    /// <summary>Random bytes as text that may stand in addresses and cookies.</summary>
    public static string RandomText(int bytes) => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(bytes));
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Administration;

/// <summary>The configured key, as a hash: comparing hashes takes the same time wherever the first difference is.</summary>
internal sealed class AdminKey(IOptions<AdminOptions> options, IHostEnvironment environment)
{
    private readonly byte[]? _hash = options.Value.Key.Length == 0 ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Key));

    /// <summary>Whether a key is configured.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>No key is needed: a developer's own machine.</summary>
    public bool IsOpen => _hash is null && environment.IsDevelopment();

    /// <summary>Changes with the key, so that sign-ins with an older key end. Tells nothing about the key.</summary>
    public string Fingerprint => _hash is null ? "" : Convert.ToHexString(SHA256.HashData(_hash).AsSpan(0, 8));

    public bool Matches(string? candidate) =>
        _hash is not null && candidate is not null
        && CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(candidate)));
}

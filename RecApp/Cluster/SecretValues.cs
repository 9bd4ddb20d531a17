using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace RecApp.Cluster;

/// <summary>
/// Shared values that a secret of somebody's browser opens, as the id in its cookie: whoever reads all of Redis, the key ring among it, finds
/// them under a hash, encrypted for that secret.
/// </summary>
/// <param name="kind">What they are; begins their keys.</param>
/// <param name="shared">Where they are.</param>
/// <param name="protection">Encrypts them.</param>
internal sealed class SecretValues(string kind, SharedValues shared, IDataProtectionProvider protection)
{
    /// <summary>The value, which is kept for the whole time from now on.</summary>
    /// <returns>Whether anybody could say; and the value, null where there is none that can be read.</returns>
    public async Task<(bool IsKnown, T? Value)> FindAsync<T>(string secret, TimeSpan lifetime)
        where T : class => Open<T>(secret, await shared.FindAsync(KeyOf(secret), lifetime));

    /// <summary>Takes the value out: of all who ask, one gets it.</summary>
    /// <returns>As <see cref="FindAsync"/>.</returns>
    public async Task<(bool IsKnown, T? Value)> TakeAsync<T>(string secret)
        where T : class => Open<T>(secret, await shared.TakeAsync(KeyOf(secret)));

    /// <summary>Sets the value for a time.</summary>
    /// <returns>Whether it was set.</returns>
    public async Task<bool> SetAsync<T>(string secret, T value, TimeSpan lifetime) =>
        shared.IsShared && await shared.SetAsync(KeyOf(secret), Protector(secret).Protect(JsonSerializer.SerializeToUtf8Bytes(value)), lifetime);

    /// <summary>Removes the value.</summary>
    public Task RemoveAsync(string secret) => shared.RemoveAsync(KeyOf(secret));

    private (bool IsKnown, T? Value) Open<T>(string secret, (bool IsKnown, byte[]? Value) found)
        where T : class
    {
        try
        {
            return (found.IsKnown, found.Value is null ? null : JsonSerializer.Deserialize<T>(Protector(secret).Unprotect(found.Value)));
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            // Of another key ring or an older version.
            return (found.IsKnown, null);
        }
    }

    private string KeyOf(string secret) => $"{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}";

    private IDataProtector Protector(string secret) => protection.CreateProtector("RecApp.Cluster", kind, secret);
}

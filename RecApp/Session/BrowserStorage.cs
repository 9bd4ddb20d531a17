using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;

namespace RecApp.Session;

/// <summary>What should survive a reload, kept in the person's own browser, encrypted. Everything about it may fail (prerendering, an old key ring,
/// storage that is full or forbidden): reading is then a miss, writing does nothing, and a log line says why.</summary>
public sealed class BrowserStorage(ProtectedLocalStorage storage, ILogger<BrowserStorage> logger)
{
    /// <summary>The value, or null where there is none that can be read.</summary>
    public async ValueTask<T?> ReadAsync<T>(string key)
        where T : class
    {
        try
        {
            var found = await storage.GetAsync<T>(key);
            return found.Success ? found.Value : null;
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            logger.LogInformation("Browser storage: {Key} could not be read ({Problem})", key, problem.GetType().Name);
            return null;
        }
    }

    /// <summary>False where the browser did not take it.</summary>
    public async ValueTask<bool> WriteAsync<T>(string key, T value)
        where T : class
    {
        try
        {
            await storage.SetAsync(key, value);
            return true;
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            logger.LogInformation("Browser storage: {Key} could not be written ({Problem})", key, problem.GetType().Name);
            return false;
        }
    }

    // JavaScript calls during prerendering are InvalidOperationException.
    private static bool IsExpected(Exception problem) =>
        problem is CryptographicException or JsonException or FormatException or JSException or JSDisconnectedException
            or InvalidOperationException or OperationCanceledException;
}

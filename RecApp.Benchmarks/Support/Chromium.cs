using Microsoft.Playwright;

namespace RecApp.Benchmarks.Support;

internal static class Chromium
{
    /// <summary>Headless Chromium from <c>RECAPP_CHROMIUM</c>, or where Debian installs it.</summary>
    public static Task<IBrowser> LaunchChromiumAsync(this IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("RECAPP_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
    });
}

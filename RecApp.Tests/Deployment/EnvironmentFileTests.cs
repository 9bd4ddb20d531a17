using Microsoft.Extensions.Configuration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

public class EnvironmentFileTests
{
    // A server is another place than a developer's machine: these differ on purpose.
    private static readonly string[] Different = ["AllowedHosts"];

    // What a file for a server has no use for.
    private static readonly string[] Internal = ["ReloadStaticAssetsAtRuntime", "Logging:Console", "Logging:LogLevel:Microsoft.Hosting.Lifetime", "Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"];

    [Fact]
    public void EnvironmentFile_EverySetting_IsThereWithItsDefault()
    {
        var written = Lines().ToDictionary(line => line.Key, line => line.Value, StringComparer.OrdinalIgnoreCase);
        var settings = new ConfigurationBuilder().AddJsonFile(RepositoryFolder.Combine("RecApp", "appsettings.json")).Build().AsEnumerable()
            .Where(setting => setting.Value is not null && !Internal.Any(key => setting.Key.StartsWith(key, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(settings);
        Assert.Empty(settings.Where(setting => setting.Value is not "" || written.ContainsKey(setting.Key))
            .Where(setting => !Different.Contains(setting.Key) && !setting.Value!.Equals(written.GetValueOrDefault(setting.Key), StringComparison.OrdinalIgnoreCase))
            .Select(setting => $"{setting.Key}: appsettings.json says '{setting.Value}', recapp.env '{written.GetValueOrDefault(setting.Key, "nothing")}'"));
    }

    [Fact]
    public void EnvironmentFile_EveryLine_IsASettingThatExists()
    {
        var known = new ConfigurationBuilder().AddJsonFile(RepositoryFolder.Combine("RecApp", "appsettings.json")).Build().AsEnumerable().Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Elements of lists and dictionaries, which are empty by default, belong to their parent.
        Assert.All(Lines(), line => Assert.True(
            line.Key.StartsWith("OTEL_", StringComparison.Ordinal) || known.Contains(line.Key) || known.Contains(line.Key[..Math.Max(0, line.Key.LastIndexOf(':'))]), line.Key));
    }

    private static IEnumerable<(string Key, string Value)> Lines() =>
        from line in File.ReadLines(RepositoryFolder.Combine("deploy", "recapp.env"))
        where line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)
        let parts = line.TrimStart('#').Split('=', 2)
        select (parts[0].Replace("__", ":", StringComparison.Ordinal), parts[1]);
}

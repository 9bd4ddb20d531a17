using Microsoft.Extensions.Configuration;
using RecApp.Hosting;
using RecApp.Validation;

namespace RecApp.Tests.Hosting;

public class HostingOptionsTests
{
    [Fact]
    public void Validate_Defaults_Succeed() => Assert.Empty(Failures([]));

    [Fact]
    public void Validate_SeveralMistakes_NamesEveryKey()
    {
        var failures = Failures(new()
        {
            ["Hosting:MaxRequestBodyBytes"] = "-1",
            ["Hosting:RateLimits:Api:Burst"] = "0",
            ["Hosting:Circuits:PerAdress"] = "5",
            ["Hosting:AllowedOrigins:0"] = "recapp.example",
        });
        Assert.Equal(
            [
                "Hosting:Circuits:PerAdress is no setting; Hosting:Circuits has PerAddress, DisconnectedRetained, DisconnectedRetentionSeconds, JSInteropTimeoutSeconds, DrainSeconds.",
                "Hosting:AllowedOrigins holds 'recapp.example'; an origin is a scheme, a host and nothing behind it, as in https://recapp.example.",
                "Hosting:MaxRequestBodyBytes is -1; it must be 1024 to 1073741824.",
                "Hosting:RateLimits:Api:Burst is 0; it must be 1 to 10000000.",
            ],
            failures);
    }

    private static IEnumerable<string> Failures(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = configuration.GetSection(HostingOptions.Section).Get<HostingOptions>() ?? new HostingOptions();
        return new SettingsValidator<HostingOptions>(configuration.GetSection(HostingOptions.Section), (settings, problems) => settings.Check(problems)).Validate(null, options).Failures ?? [];
    }
}

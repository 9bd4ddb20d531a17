using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Serving;

namespace RecApp.Tests.Serving;

public class InferenceOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid()
    {
        var options = Bind([]).Value;
        Assert.Equal((0, 256, 10), (options.Concurrency, options.Queue, options.DeadlineSeconds));
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryKey()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(new()
        {
            ["Inference:Concurrency"] = "257",
            ["Inference:Queue"] = "-1",
            ["Inference:DeadlineSeconds"] = "0",
            ["Inference:ConcurrencyByModel:playlists"] = "-3",
        }).Value);
        Assert.Equal(
            [
                "Inference:Concurrency is 257; it must be 0 (one per processor) to 256.",
                "Inference:Queue is -1; it must be 0 to 100000.",
                "Inference:DeadlineSeconds is 0; it must be above 0 and at most 600.",
                "Inference:ConcurrencyByModel:playlists is -3; it must be 0 (one per processor) to 256.",
            ],
            error.Failures);
    }

    private static IOptions<InferenceOptions> Bind(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddBundles().AddServing()
        .BuildServiceProvider()
        .GetRequiredService<IOptions<InferenceOptions>>();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Validation;

namespace RecApp.Tests.Validation;

public class SettingsTests
{
    [Fact]
    public void AddSettings_RightValues_AreBound() => Assert.Equal((3, "north"), Read(new() { ["Lamp:Brightness"] = "3", ["Lamp:Place:Name"] = "north" }));

    [Fact]
    public void AddSettings_WrongValuesAndMisspeltKeys_NamesThemAllAtOnce()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new() { ["Lamp:Brightness"] = "11", ["Lamp:Colour"] = "red", ["Lamp:Place:Nam"] = "north" }));

        Assert.Equal(
            [
                "Lamp:Colour is no setting; Lamp has Brightness, Place.",
                "Lamp:Place:Nam is no setting; Lamp:Place has Name.",
                "Lamp:Brightness is 11; it must be 1 to 10.",
            ],
            error.Failures);
    }

    private static (int Brightness, string Name) Read(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSettings<Lamp>("Lamp", (lamp, problems) => problems.Range("Brightness", lamp.Brightness, 1, 10));
        var lamp = services.BuildServiceProvider().GetRequiredService<IOptions<Lamp>>().Value;
        return (lamp.Brightness, lamp.Place.Name);
    }

    private sealed class Lamp
    {
        public int Brightness { get; set; }

        public Place Place { get; set; } = new();
    }

    private sealed class Place
    {
        public string Name { get; set; } = "";
    }
}

namespace RecApp.Features;

/// <summary>Features that others wrote.</summary>
internal sealed class FeaturesOptions
{
    public const string Section = "Features";

    /// <summary>Their types, each a name with its assembly, as in <c>Weather.WeatherFeature, Weather</c>; the assembly lies beside the application.</summary>
    public IReadOnlyList<string> Additional { get; set; } = [];
}

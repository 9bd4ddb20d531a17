using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Charts;

/// <summary>Text on its way into a chart. Plotly reads labels as pseudo-HTML, so every label is encoded first.</summary>
public static class ChartText
{
    /// <summary>Encodes what Plotly would take for a tag or an entity; it shows the original again.</summary>
    public static string Encode(string? text) =>
        (text ?? "").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    internal static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}

/// <summary>Marks a string that Plotly shows: it is written encoded.</summary>
internal sealed class ChartLabelConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(ChartText.Encode(value));
}

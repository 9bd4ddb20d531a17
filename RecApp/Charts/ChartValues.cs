using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Charts;

/// <summary>The values along one axis of a trace: numbers or category labels. Both kinds of array convert implicitly.</summary>
[JsonConverter(typeof(ChartValuesConverter))]
public sealed record ChartValues
{
    public IReadOnlyList<double>? Numbers { get; private init; }

    public IReadOnlyList<string>? Labels { get; private init; }

    public int Count => Numbers?.Count ?? Labels?.Count ?? 0;

    public static implicit operator ChartValues(double[] numbers) => Of(numbers);

    public static implicit operator ChartValues(string[] labels) => Of(labels);

    public static ChartValues Of(IReadOnlyList<double> numbers) => new() { Numbers = numbers };

    public static ChartValues Of(IReadOnlyList<string> labels) => new() { Labels = labels };

    /// <summary>The value at an index as a person reads it.</summary>
    public string TextAt(int index) => Labels is not null ? Labels[index] : Numbers is not null ? ChartText.Number(Numbers[index]) : "";
}

internal sealed class ChartValuesConverter : JsonConverter<ChartValues>
{
    public override ChartValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Charts are only written.");

    public override void Write(Utf8JsonWriter writer, ChartValues value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            if (value.Labels is not null)
                writer.WriteStringValue(ChartText.Encode(value.Labels[i]));
            else if (double.IsFinite(value.Numbers![i]))
                writer.WriteNumberValue(value.Numbers[i]);
            else
                writer.WriteNullValue(); // Plotly draws a gap; JSON has no NaN.
        }
        writer.WriteEndArray();
    }
}

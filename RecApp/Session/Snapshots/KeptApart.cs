using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Session.Snapshots;

/// <summary>Something large that never changes, as the content of a file or what came of it: written down once, and not with every change of the page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptApartAttribute : Attribute;

/// <summary>Writes the id of an object that is kept apart in its place.</summary>
internal sealed class KeptApartConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsDefined(typeof(KeptApartAttribute), inherit: false);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OfOne<>).MakeGenericType(typeToConvert))!;

    private sealed class OfOne<T> : JsonConverter<T>
        where T : class
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            SnapshotParts.Current.Take(reader.GetGuid(), content => JsonSerializer.Deserialize<T>(content, SnapshotFormat.Part)!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(SnapshotParts.Current.Add(value, () => JsonSerializer.SerializeToUtf8Bytes(value, SnapshotFormat.Part)));
    }
}

/// <summary>The same for the bytes of a file.</summary>
internal sealed class KeptBytesConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetGuid(out var id) ? SnapshotParts.Current.Take(id, content => content) : default;

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        if (value.IsEmpty)
            writer.WriteStringValue("");
        else
            writer.WriteStringValue(SnapshotParts.Current.Add(MemoryMarshal.TryGetArray(value, out var array) ? array.Array! : (object)value, value.ToArray));
    }
}

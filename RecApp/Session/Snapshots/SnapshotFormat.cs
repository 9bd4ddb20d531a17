using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RecApp.Session.Snapshots;

/// <summary>
/// How what pages remember is written down: JSON of everything that an object holds, private fields too, so that nothing has to be listed and a
/// new field takes part by itself. Only <see cref="JsonIgnoreAttribute"/> leaves something out. A field that an older version did not write keeps
/// what the constructor gave it.
/// </summary>
internal static class SnapshotFormat
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Files come in encodings of all countries.
    static SnapshotFormat() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>For what is kept apart.</summary>
    public static JsonSerializerOptions Part { get; } = Create();

    /// <summary>For everything else, which names what is kept apart.</summary>
    public static JsonSerializerOptions Whole { get; } = Create(new KeptApartConverter(), new KeptBytesConverter());

    private static JsonSerializerOptions Create(params JsonConverter[] converters)
    {
        JsonSerializerOptions options = new()
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            IncludeFields = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Choose } },
            Converters = { new EncodingConverter() },
        };
        foreach (var converter in converters)
            options.Converters.Add(converter);
        return options;
    }

    private static void Choose(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        if (type.CreateObject is not null && type.Type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
        {
            type.Properties.Clear();
            foreach (var field in FieldsOf(type.Type))
                type.Properties.Add(Member(type, field));
            return;
        }

        // What a constructor makes of the rest is made again.
        foreach (var computed in type.Properties.Where(property => property is { AssociatedParameter: null, Set: null }).ToList())
            type.Properties.Remove(computed);
    }

    /// <summary>The fields that take part, those of base classes too.</summary>
    internal static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Declared).Where(field => !typeof(Delegate).IsAssignableFrom(field.FieldType) && !IsLeftOut(field)))
                yield return field;
        }
    }

    private static bool IsLeftOut(FieldInfo field) =>
        field.DeclaringType!.GetProperty(NameOf(field), Declared)?.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always };

    // That of the property which the compiler has made the field for.
    private static string NameOf(FieldInfo field) => field.Name is ['<', ..] ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static JsonPropertyInfo Member(JsonTypeInfo type, FieldInfo field)
    {
        var member = type.CreateJsonPropertyInfo(field.FieldType, NameOf(field));
        member.Get = field.GetValue;
        member.Set = field.SetValue;
        return member;
    }

    private sealed class EncodingConverter : JsonConverter<Encoding>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Encoding).IsAssignableFrom(typeToConvert);

        public override Encoding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Encoding.GetEncoding(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Encoding value, JsonSerializerOptions options) => writer.WriteStringValue(value.WebName);
    }
}

using System.Text.Json;

namespace RecApp.Tables;

/// <summary>A member of a JSON document.</summary>
/// <param name="Name">Of it.</param>
/// <param name="Start">Where its value begins.</param>
/// <param name="First">The first byte of what is in the list or object that it holds; 0 where it holds neither.</param>
internal readonly record struct JsonMember(string Name, int Start, byte First)
{
    /// <summary>Finds the members of the object that a text begins with, and whether anything follows it.</summary>
    /// <param name="content">As UTF-8.</param>
    /// <param name="most">No more are looked for.</param>
    public static (List<JsonMember> Members, bool IsAlone) Of(ReadOnlySpan<byte> content, int most)
    {
        Utf8JsonReader reader = new(content, JsonValues.Options);
        List<JsonMember> members = [];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && members.Count <= most)
        {
            string name = reader.GetString()!;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            bool isList = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            members.Add(new(name, start, isList && content[(start + 1)..].TrimStart(" \t\r\n"u8) is [var first, ..] ? first : (byte)0));
            reader.Skip();
        }
        return (members, content[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8).IsEmpty);
    }
}

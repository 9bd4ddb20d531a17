using System.Text.Json;

namespace RecApp.Tables;

/// <summary>Values of a JSON text one by one, each forgotten before the next: those of an array, of an object, or on lines of their own.</summary>
/// <param name="content">As UTF-8.</param>
/// <param name="start">Where the first begins: behind the bracket or brace, or the text's beginning.</param>
/// <param name="isObject">Whether each has a name before it, which is passed over.</param>
internal sealed class JsonValues(ReadOnlyMemory<byte> content, int start, bool isObject = false)
{
    private const int Deepest = 8;

    /// <summary>How values are read.</summary>
    public static JsonReaderOptions Options { get; } =
        new() { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest };

    /// <summary>The values.</summary>
    /// <exception cref="FileRefusedException">One is damaged or nested too deep.</exception>
    public IEnumerable<JsonElement> Read()
    {
        int offset = start;
        for (int number = 1; Next(ref offset, number) is { } value; number++)
            yield return value;
    }

    private JsonElement? Next(ref int offset, int number)
    {
        try
        {
            if (isObject && Value(ref offset, ",") is null)
                return null;
            return Value(ref offset, isObject ? ":" : ",");
        }
        catch (JsonException)
        {
            throw new FileRefusedException($"The JSON is damaged or nested more than {Deepest} deep at value {number:N0}.");
        }
    }

    private JsonElement? Value(ref int offset, string behind)
    {
        var rest = content.Span[offset..];
        var text = rest.TrimStart(" \t\r\n\u001e"u8);
        if (text is [var sign, ..] && sign == behind[0])
            text = text[1..].TrimStart(" \t\r\n"u8);
        if (text is [] or [(byte)']' or (byte)'}', ..])
            return null;
        Utf8JsonReader reader = new(text, Options);
        reader.Read();
        var value = JsonElement.ParseValue(ref reader);
        offset += rest.Length - text.Length + (int)reader.BytesConsumed;
        return value;
    }
}

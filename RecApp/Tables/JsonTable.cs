using System.Text;
using System.Text.Json;

namespace RecApp.Tables;

/// <summary>A JSON array of objects, an object whose members are such arrays, or an object a line.</summary>
internal sealed class JsonTable : ITableSource
{
    private const int Deepest = 8;

    private readonly string[] _names;
    private readonly List<JsonElement> _rows;

    private JsonTable(List<JsonElement> rows, string[] names, TableFormat format) => (_rows, _names, Format) = (rows, names, format);

    public TableFormat Format { get; }

    /// <summary>Opens a document; null where it is none, or one without objects in a list.</summary>
    /// <exception cref="FileRefusedException">It is JSON, but no table.</exception>
    public static JsonTable? TryOpen(ReadOnlyMemory<byte> content, TableLimits limits, string? sheet)
    {
        content = AsUtf8(content);
        if (content.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
            return null;
        var lists = Lists(content);
        if (lists is null)
            return null;
        if (lists.Count == 0)
            throw new FileRefusedException("This is JSON without a list of objects. Give an array of objects, or one object a line.");
        var (name, rows) = lists.FirstOrDefault(list => list.Name == sheet) is { Rows: not null } chosen ? chosen : lists[0];
        if (rows.Count > limits.Rows)
            throw new FileRefusedException($"The file has more than {limits.Rows:N0} rows. Take a part of it.");
        string[] names = Names(rows, limits);
        return new(rows, names, new(TableKind.Json, 0) { Sheets = lists.Count > 1 ? [.. lists.Select(list => list.Name)] : [], Sheet = lists.Count > 1 ? name : null });
    }

    public IEnumerable<TableRow> Rows()
    {
        yield return new(1, _names);
        foreach (var (index, row) in _rows.Index())
            yield return new(index + 2, [.. _names.Select(name => row.TryGetProperty(name, out var value) ? Text(value) : "")]);
    }

    private static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> content)
    {
        if (content.Span[..Math.Min(4, content.Length)].IndexOfAny((byte)0, (byte)0xFE, (byte)0xFF) < 0)
            return content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        string text = TextEncoding.Detect(content.Span).GetString(content.Span);
        return Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
    }

    private static List<(string Name, List<JsonElement> Rows)>? Lists(ReadOnlyMemory<byte> content)
    {
        try
        {
            // One value after the other: a whole document is one value, of JSON lines there are many.
            var reader = new Utf8JsonReader(content.Span, new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest });
            List<JsonElement> values = [];
            while (reader.Read())
                values.Add(JsonElement.ParseValue(ref reader));
            if (values is [{ ValueKind: JsonValueKind.Array } array])
                return Objects(array) is { Count: > 0 } rows ? [("", rows)] : [];
            if (values is [{ ValueKind: JsonValueKind.Object } document])
            {
                List<(string, List<JsonElement>)> lists = [.. document.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array)
                    .Select(member => (member.Name, Objects(member.Value))).Where(list => list.Item2.Count > 0)];
                return lists.Count > 0 ? lists : [("", values)];
            }
            return values.All(value => value.ValueKind == JsonValueKind.Object) ? [("", values)] : [];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<JsonElement> Objects(JsonElement array) => [.. array.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Object)];

    private static string[] Names(List<JsonElement> rows, TableLimits limits)
    {
        HashSet<string> seen = [];
        List<string> names = [];
        foreach (var row in rows)
        {
            foreach (var member in row.EnumerateObject())
            {
                if (seen.Add(member.Name))
                    names.Add(member.Name);
            }
            if (names.Count > limits.Columns)
                throw new FileRefusedException($"The file has more than {limits.Columns} columns; no more are read.");
        }
        return [.. names];
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}

using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RecApp.Tables;

/// <summary>JSON that holds a table: objects or arrays in an array or on lines, lists by name, or columns as pandas writes them.</summary>
internal sealed class JsonTable : ITableSource
{
    private readonly IEnumerable<string[]> _rows;
    private readonly string[] _names;

    private JsonTable(string[] names, IEnumerable<string[]> rows, TableFormat? format = null) => (_names, _rows, Format) = (names, rows, format ?? new(TableKind.Json, 0));

    public TableFormat Format { get; }

    /// <summary>Opens a document; null where a text is none.</summary>
    /// <exception cref="FileRefusedException">It is JSON, but damaged, no table, or larger than allowed.</exception>
    public static JsonTable? TryOpen(ReadOnlyMemory<byte> content, TableLimits limits, string? sheet)
    {
        content = AsUtf8(content).TrimStart(" \t\r\n"u8);
        try
        {
            return content.Span is [(byte)'{', ..] ? OfObject(content, limits, sheet) : content.Span is [(byte)'[', ..] ? OfArray(content, limits) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A review may begin with a bracket; a brace or bracket before a quotation mark is JSON that was cut off.
            return IsMeant(content.Span) ? throw new FileRefusedException("The JSON is damaged. Was the file cut off?") : null;
        }
    }

    public IEnumerable<TableRow> Rows() => _rows.Prepend(_names).Select((cells, index) => new TableRow(index + 1, cells));

    private static bool IsMeant(ReadOnlySpan<byte> content) => content[1..].TrimStart("[{ \t\r\n"u8) is [(byte)'"', ..];

    private static JsonTable? OfArray(ReadOnlyMemory<byte> content, TableLimits limits)
    {
        var inside = content.Span[1..].TrimStart(" \t\r\n"u8);
        if (inside is [(byte)'{', ..])
            return OfObjects(new(content, 1), limits, null);
        if (inside is [(byte)'[', ..])
            return OfArrays(new(content, 1), limits, null);
        // Lists on lines of their own, of which there is more than one.
        Utf8JsonReader reader = new(content.Span, JsonValues.Options);
        reader.Read();
        reader.Skip();
        return content.Span[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? OfArrays(new(content, 0), limits, null) : throw NoTable();
    }

    private static JsonTable OfObject(ReadOnlyMemory<byte> content, TableLimits limits, string? sheet)
    {
        var (members, isAlone) = JsonMember.Of(content.Span, limits.Columns);
        Allow(members.Count, limits);
        if (!isAlone)
            return OfObjects(new(content, 0), limits, null);
        if (members.Find(member => member is { Name: "data", First: (byte)'[' }) is { Name: not null } data && members.Find(member => member.Name == "columns") is { First: (byte)'"' } columns)
            return OfArrays(new(content, data.Start + 1), limits, [.. new JsonValues(content, columns.Start + 1).Read().Select(Text)]);
        JsonMember[] lists = [.. members.Where(member => member.First == '{' && content.Span[member.Start] == '[')];
        if (lists.Length > 0)
        {
            int chosen = Math.Max(0, Array.FindIndex(lists, list => list.Name == sheet));
            return OfObjects(new(content, lists[chosen].Start + 1), limits, lists.Length == 1 ? null : new(TableKind.Json, 0) { Sheets = [.. lists.Select(list => list.Name)], Sheet = lists[chosen].Name });
        }
        return members.Count > 0 && members.All(member => member.First is not (0 or (byte)'{' or (byte)'[')) ? OfColumns(content, members, limits) : OfObjects(new(content, 0), limits, null);
    }

    private static JsonTable OfColumns(ReadOnlyMemory<byte> content, List<JsonMember> columns, TableLimits limits)
    {
        Allow(columns.Count, limits);
        JsonValues[] values = [.. columns.Select(column => new JsonValues(content, column.Start + 1, content.Span[column.Start] == '{'))];
        return new([.. columns.Select(column => column.Name)], Side(values));
    }

    private static IEnumerable<string[]> Side(JsonValues[] columns)
    {
        IEnumerator<JsonElement>[] values = [.. columns.Select(column => column.Read().GetEnumerator())];
        while (true)
        {
            string?[] cells = [.. values.Select(column => column.MoveNext() ? Text(column.Current) : null)];
            if (Array.TrueForAll(cells, cell => cell is null))
                yield break;
            yield return Array.ConvertAll(cells, cell => cell ?? throw new FileRefusedException("The lists of the JSON differ in length."));
        }
    }

    private static JsonTable OfArrays(JsonValues values, TableLimits limits, string[]? names)
    {
        int width = names?.Length ?? 0, rows = 0;
        string[]? first = null;
        foreach (var row in values.Read())
        {
            Allow(++rows, row, JsonValueKind.Array, limits);
            width = Math.Max(width, row.GetArrayLength());
            first ??= row.EnumerateArray().All(cell => cell.ValueKind == JsonValueKind.String) ? Cells(row) : [];
        }
        Allow(width, limits);
        bool isNamed = names is null && rows > 1 && first is { Length: > 0 };
        return new(names ?? (isNamed ? first! : [.. Enumerable.Repeat("", width)]), values.Read().Skip(isNamed ? 1 : 0).Select(Cells));
    }

    private static JsonTable OfObjects(JsonValues values, TableLimits limits, TableFormat? format)
    {
        Dictionary<string, int> places = [];
        int rows = 0;
        foreach (var row in values.Read())
        {
            Allow(++rows, row, JsonValueKind.Object, limits);
            foreach (var (name, _) in Members(row))
                places.TryAdd(name, places.Count);
            Allow(places.Count, limits);
        }
        return places.Count == 0 ? throw NoTable() : new([.. places.Keys], values.Read().Select(row => Placed(row, places)), format);
    }

    private static string[] Placed(JsonElement row, Dictionary<string, int> places)
    {
        var cells = new string[places.Count];
        Array.Fill(cells, "");
        foreach (var (name, value) in Members(row))
            cells[places[name]] = Text(value);
        return cells;
    }

    // Of an object in a row, each member is a column.
    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement row) => row.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object
        ? member.Value.EnumerateObject().Select(inner => ($"{member.Name}.{inner.Name}", inner.Value))
        : [(member.Name, member.Value)]);

    private static string[] Cells(JsonElement row) => [.. row.EnumerateArray().Select(Text)];

    private static void Allow(int rows, JsonElement row, JsonValueKind kind, TableLimits limits)
    {
        if (row.ValueKind != kind)
            throw new FileRefusedException($"The JSON is no table: value {rows:N0} is {row.ValueKind.ToString().ToLowerInvariant()} where the others are {kind.ToString().ToLowerInvariant()}s.");
        if (rows > limits.Rows)
            throw new FileRefusedException($"The file has more than {limits.Rows:N0} rows. Take a part of it.");
    }

    private static void Allow(int columns, TableLimits limits)
    {
        if (columns > limits.Columns)
            throw new FileRefusedException($"The file has more than {limits.Columns} columns; no more are read.");
    }

    private static FileRefusedException NoTable() => new("This is JSON without a list of objects. Give an array of objects, or one object a line.");

    private static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> content)
    {
        var start = content.Span.TrimStart(" \t\r\n"u8);
        if (start is [>= (byte)'!' and < 0x80 and not ((byte)'{' or (byte)'['), not 0, ..])
            return content;
        if (Utf8.IsValid(content.Span) && content.Span[..Math.Min(4, content.Length)].IndexOf((byte)0) < 0)
            return content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        string text = TextEncoding.Detect(content.Span).GetString(content.Span);
        return Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => String(value).Trim(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FileRefusedException("The JSON is damaged: a text holds half a character.");
        }
    }
}

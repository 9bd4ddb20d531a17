using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Ui;

/// <summary>A call of our HTTP API, written out for a terminal and for a program.</summary>
public sealed record ApiCall(string Method, Uri Address, object? Body)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Shown as text, so names keep their accents.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private string? BodyJson => Body is null ? null : JsonSerializer.Serialize(Body, Json);

    /// <summary>For a POSIX shell: single quotes keep everything as it is, a quote inside is closed, escaped and opened again.</summary>
    public string ToCurl()
    {
        var call = Method == "GET" ? $"curl {Quote(Address.AbsoluteUri)}" : $"curl -X {Method} {Quote(Address.AbsoluteUri)}";
        return BodyJson is { } body ? $"{call} \\\n  -H 'Content-Type: application/json' \\\n  -d {Quote(body)}" : call;

        static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>A complete C# program; the raw string has more quotes than any run of quotes in the body.</summary>
    public string ToCSharp()
    {
        var address = JsonSerializer.Serialize(Address.AbsoluteUri, Json);
        if (BodyJson is not { } body)
            return $"using var http = new HttpClient();\nvar answer = await http.GetStringAsync({address});\nConsole.WriteLine(answer);";
        var quotes = "\"\"\"";
        while (body.Contains(quotes, StringComparison.Ordinal))
            quotes += "\"";
        return $"""
            using System.Text;

            using var http = new HttpClient();
            using var body = new StringContent({quotes}
            {body}
            {quotes}, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync({address}, body);
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            """;
    }

    /// <summary>A complete Python 3 program. A raw string ends with three quotes, which JSON never has in a row, and keeps its backslashes.</summary>
    public string ToPython()
    {
        var address = JsonSerializer.Serialize(Address.AbsoluteUri, Json);
        if (BodyJson is not { } body)
            return $"import json\nfrom urllib.request import urlopen\n\nwith urlopen({address}) as answer:\n    print(json.load(answer))";
        return $$""""
            import json
            from urllib.request import Request, urlopen

            body = r"""
            {{body}}
            """
            request = Request({{address}}, body.encode(), {"Content-Type": "application/json"})
            with urlopen(request) as answer:
                print(json.load(answer))
            """";
    }

    /// <summary>A module for browsers and for Node: JSON is JavaScript.</summary>
    public string ToJavaScript()
    {
        var address = JsonSerializer.Serialize(Address.AbsoluteUri, Json);
        if (BodyJson is not { } body)
            return $"const answer = await fetch({address});\nconsole.log(await answer.json());";
        return $$"""
            const body = {{body}};
            const answer = await fetch({{address}}, {
              method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify(body),
            });
            console.log(await answer.json());
            """;
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace RecApp.Hosting.Errors;

/// <summary>Says in the caller's terms what the framework says in .NET's: which field, and what is wrong with it.</summary>
internal static partial class BadRequests
{
    /// <summary>What is wrong with a body that was refused for how it is written.</summary>
    public const string UnknownBody =
        "The body is not written as this address takes it: application/json in UTF-8 unless /openapi/v1.json says otherwise, as it is or compressed by gzip, deflate or br.";

    public static IResult Explain(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return Explain(json);
        if (Missing().Match(bad.Message) is { Success: true } missing)
            return Invalid(missing.Groups["name"].Value, "This parameter is required.");
        if (Unreadable().Match(bad.Message) is { Success: true } unreadable)
            return Invalid(unreadable.Groups["name"].Value, $"This parameter is not a valid {TypeName(unreadable.Groups["type"].Value)}.");
        return Results.Problem(IsWithoutBody(bad) ? "This request needs a body as application/json." : Detail(bad.StatusCode), statusCode: bad.StatusCode);
    }

    private static IResult Invalid(string field, string problem) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });

    private static IResult Explain(JsonException json)
    {
        // "$.tracks[3]" is the field "tracks[3]".
        var field = json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
        var place = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        if (json is JsonMessageException)
            return Invalid(field, json.Message);
        if (json.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return Invalid(field, $"The value has the wrong type or is out of range{place}.");
        if (json.Message.Contains("missing required properties", StringComparison.Ordinal))
            return Invalid(field, $"Required: {string.Join(", ", Quoted().Matches(json.Message).Select(match => match.Groups["name"].Value).Where(name => !name.Contains('.')))}.");
        return Invalid("body", $"The body is not valid JSON{place}.");
    }

    /// <summary>What is wrong with a request that was refused with this status.</summary>
    public static string Detail(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => "The request came too slowly; the server has stopped waiting for it.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this server accepts; send less at once.",
        StatusCodes.Status414UriTooLong => "The address is longer than this server accepts.",
        StatusCodes.Status415UnsupportedMediaType => UnknownBody,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "The headers are more or longer than this server accepts.",
        StatusCodes.Status500InternalServerError => "Something went wrong on the server. It has been logged.",
        StatusCodes.Status505HttpVersionNotsupported => "This server speaks HTTP/1.1.",
        _ => "The request could not be read.",
    };

    private static bool IsWithoutBody(BadHttpRequestException bad) =>
        bad.StatusCode == StatusCodes.Status400BadRequest
        && (bad.Message.StartsWith("Implicit body", StringComparison.Ordinal) || bad.Message.Contains("no body was provided", StringComparison.OrdinalIgnoreCase));

    private static string TypeName(string type) => type.Replace("Nullable<", "").TrimEnd('?', '>') switch
    {
        "int" or "long" or "short" or "byte" => "whole number",
        "double" or "float" or "decimal" => "number",
        "bool" => "true or false",
        "Guid" => "id",
        _ => "value",
    };

    [GeneratedRegex("""^Required parameter ".*?(?<name>\w+)" was not provided from (query string|route|form)""")]
    private static partial Regex Missing();

    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\w+)" from """)]
    private static partial Regex Unreadable();

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex Quoted();
}

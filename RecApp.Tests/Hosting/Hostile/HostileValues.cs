using System.Text;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>What callers send who mean ill or don't know better. Every text holds <see cref="Marker"/>, so that it is found where it must not be.</summary>
internal static class HostileValues
{
    public const string Marker = "zqx7marker";

    /// <summary>Of paths and queries, escaped.</summary>
    public static readonly string[] Values =
    [
        "", Marker, "-1", "0", "1e309", "NaN", "99999999999999999999", "null", "%F0%9F%98%80" + Marker, "%ff%fe" + Marker, "%0d%0aSet-Cookie:" + Marker,
        "..%2f..%2fetc%2fpasswd", "%3Cscript%3E" + Marker, "'%22;--" + Marker, "%7B%7D%5B%5D", "1,2,3", "1,,x", "2026-13-45", "%2525" + Marker,
        "00000000-0000-0000-0000-000000000000", Marker + new string('a', 800), string.Join(',', Enumerable.Repeat("7", 1100)), "%00" + Marker, Marker + new string('b', 9000),
    ];

    public static readonly string[] AcceptHeaders = ["*/*", "text/html", "application/xml", "application/json;q=0", "text/event-stream", "image/png, " + Marker, ""];

    /// <summary>Methods besides those that an endpoint takes.</summary>
    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "ZQXMARKER"];

    /// <summary>Headers one at a time, name and value.</summary>
    public static readonly (string Name, string Value)[] Headers =
    [
        ("Accept-Encoding", Marker), ("Accept-Language", Marker), ("Cookie", "recapp-admin=" + Marker), ("Cookie", ".AspNetCore.Antiforgery.x=" + Marker), ("Authorization", "Bearer " + Marker),
        ("Authorization", Marker), ("Origin", "https://" + Marker), ("If-None-Match", Marker), ("If-Modified-Since", Marker), ("Range", "bytes=9-1"), ("Range", Marker),
        ("X-Forwarded-For", Marker), ("X-Forwarded-Host", Marker), ("X-HTTP-Method-Override", "DELETE"), ("Content-Encoding", "gzip"), ("Content-Encoding", Marker),
        ("Expect", "100-continue"), ("traceparent", Marker), ("X-Long", Marker + new string('x', 7000)), ("RequestVerificationToken", Marker),
    ];

    /// <summary>Bodies with their content type, which may be none.</summary>
    public static readonly (string? ContentType, byte[] Content)[] Bodies =
    [
        (null, []), ("application/json", []), (null, Bytes(Marker)), ("text/plain", Bytes(Marker)), (Marker, Bytes(Marker)),
        Json("{}"), Json("[]"), Json("null"), Json("7"), Json($"\"{Marker}\""), Json($"{{\"{Marker}\":1}}"), Json("{\"a\":"), Json($"{{\"text\":\"{Marker}\\u0000\"}}"), Json($"{{\"text\":\"\\ud800{Marker}\"}}"),
        Json("{\"text\":1,\"tracks\":{},\"rows\":7,\"ids\":\"x\",\"prefix\":[],\"lines\":1e99,\"rating\":true,\"predictionId\":0}"),
        Json($"{{\"text\":null,\"tracks\":[null],\"rows\":[null],\"texts\":[null],\"prefix\":null,\"predictionId\":null,\"rating\":\"{Marker}\"}}"),
        Json($"{{\"rows\":[{{\"{Marker}\":1e400}}],\"tracks\":[\"{Marker}\"],\"text\":\"{Marker}\",\"prefix\":\"{Marker}\",\"version\":\"{Marker}\"}}"),
        Json(new string('[', 2000)), ("application/json", [0xff, 0xfe, 0x00, 0x7b]), ("application/json", [0x22, 0xc3, 0x28, 0x22]),
        ($"application/json;charset={Marker}", Bytes("{}")), ("application/json;charset=utf-7", Bytes("{}")), ("application/json;charset=utf-16", Bytes("{}")), ("application/json;charset=\"", Bytes("{}")),
        Form("input=%00" + Marker + "&var_1=%00"), Form("input=%zz&%=&=&&" + Marker), Form("input=" + Marker + "&" + string.Join('&', Enumerable.Range(0, 1100).Select(field => $"f{field}=1"))),
        Form(new string('k', 3000) + "=1"), ($"application/x-www-form-urlencoded;charset={Marker}", Bytes("input=a")), ("application/x-www-form-urlencoded;charset=utf-7", Bytes("input=a")),
        Multipart($"--b\r\nContent-Disposition: form-data; name=\"input\"\r\n\r\n{Marker}"),
        Multipart($"--b\r\nContent-Disposition: {Marker}\r\n\r\nx\r\n--b--\r\n"), Multipart($"--b\r\nContent-Disposition: form-data; name=\"{Marker}\r\n\r\nx\r\n--b--\r\n"),
        Multipart($"--b\r\nContent-Disposition: form-data; name=\"input\"\r\nContent-Type: text/plain;charset={Marker}\r\n\r\nx\r\n--b--\r\n"),
        Multipart($"--b\r\n{Marker}\r\n\r\nx\r\n--b--\r\n"), Multipart($"--b\r\nX: {new string('h', 20_000)}\r\n\r\nx\r\n--b--\r\n"), Multipart(Marker), Multipart("--b--"),
        Multipart($"--b\r\nContent-Disposition: form-data; name=\"input\"; filename=\"{Marker}\"\r\n\r\n\0\r\n--b--\r\n"),
        Multipart(string.Concat(Enumerable.Range(0, 1100).Select(field => $"--b\r\nContent-Disposition: form-data; name=\"f{field}\"\r\n\r\nx\r\n")) + "--b--\r\n"),
        ("multipart/form-data", Bytes(Marker)), ($"multipart/form-data; boundary={new string('b', 200)}", Bytes(Marker)), ("multipart/form-data; boundary=\"\"", Bytes(Marker)), ("multipart/mixed; boundary=b", Bytes("--b\r\n\r\nx\r\n--b--")),
        ("application/json", Bytes("\"" + new string('x', 5_000_000) + "\"")), ("application/x-www-form-urlencoded", Bytes("input=" + new string('x', 5_000_000))),
    ];

    private static (string?, byte[]) Json(string text) => ("application/json", Bytes(text));

    private static (string?, byte[]) Form(string text) => ("application/x-www-form-urlencoded", Bytes(text));

    private static (string?, byte[]) Multipart(string text) => ("multipart/form-data; boundary=b", Bytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

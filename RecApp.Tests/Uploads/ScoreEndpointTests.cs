using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Uploads;

public sealed class ScoreEndpointTests(SharedApplication application)
{
    private const string Programmes = "id;field;credential;collegeType;admissionRate;tuition\n0101;Computer Science;3;Public;62 %;$14,000\nx;nonsense;3;1;0.5;1\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json")]
    public async Task Score_TableOfProgrammes_ComesBackInTheFormatAskedForWithTheErrorsOfRows(string format)
    {
        using var answer = await PostAsync("/api/v1/earnings/score", "text/csv", Programmes, format);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(format, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("2 rows, 6 columns; separated by semicolons; decimal point, comma for thousands; UTF-8", answer.Headers.GetValues("Recapp-Reading").Single());
        Assert.True(Guid.TryParse(answer.Headers.GetValues("Recapp-Prediction-Id").Single(), out _));
        string body = await answer.Content.ReadAsStringAsync(Cancellation);
        if (format == "text/csv")
        {
            Assert.Equal(3, body.TrimEnd().Split("\r\n").Length);
            Assert.Contains("field: Unknown field 'nonsense'", body, StringComparison.Ordinal);
            return;
        }
        var rows = format == "application/json" ? [.. JsonDocument.Parse(body).RootElement.EnumerateArray()] : body.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal("0101", rows[0].GetProperty("id").GetString());
        Assert.InRange(rows[0].GetProperty("predictedUsd").GetDouble(), 10_000, 300_000);
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("problem").ValueKind);
        Assert.Contains("Unknown field", rows[1].GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SpreadsheetAskedFor_HoldsWhatTheCsvHolds()
    {
        const string programmes = "id,note,field,credential,collegeType\n0101,=1+1,Computer Science,3,Public\nx,\u0001low,nonsense,3,1\n";
        const string workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        using var csv = await PostAsync("/api/v1/earnings/score", "text/csv", programmes);
        using var answer = await PostAsync("/api/v1/earnings/score", "text/csv", programmes, workbook);

        Assert.Equal(workbook, answer.Content.Headers.ContentType?.MediaType);
        byte[] content = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var expected = TableFile.Open(await csv.Content.ReadAsByteArrayAsync(Cancellation), ReviewFile.Limits).Rows(null, Cancellation).Select(row => row.Cells).ToArray();
        var table = TableFile.Open(content, ReviewFile.Limits);
        var rows = table.Rows(null, Cancellation).Select(row => row.Cells).ToArray();
        Assert.Equal(["id", "note", "field", "credential", "collegeType", "predictedUsd", "low50Usd", "high50Usd", "low90Usd", "high90Usd", "warnings", "problem"], table.Names);
        Assert.Equal(("0101", "=1+1", "low"), (rows[0][0], rows[0][1], rows[1][1]));
        Assert.Equal(expected[0][2..], rows[0][2..]);
        Assert.Equal(expected[1][2..], rows[1][2..]);
        Assert.DoesNotContain("<f>", Encoding.UTF8.GetString(await UnpackAsync(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_LongTextInASpreadsheet_EndsWhereACellDoes()
    {
        string review = string.Concat(Enumerable.Repeat("A wonderful film. ", 2_000));

        using var answer = await PostAsync("/api/v1/sentiment/score?model=linear", "text/csv", $"text\n{review}\n", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        string text = TableFile.Open(await answer.Content.ReadAsByteArrayAsync(Cancellation), ReviewFile.Limits).Rows(null, Cancellation).Single().Cells[^1];
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_RowsThatCannotBeRead_AreNamedAndTheOthersKeepTheirNumbers()
    {
        using var answer = await PostAsync("/api/v1/sentiment/score?model=linear", "text/csv", "id,review,stars\n1,A wonderful film.,5\n2,a,b,c,d\n3,A dreadful film.,1\n", "application/json");

        Assert.Equal("2", answer.Headers.GetValues("Recapp-Rows-Left-Out").Single());
        var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.EnumerateArray();
        Assert.Equal([1, 3], rows.Select(row => row.GetProperty("row").GetInt32()));
    }

    [Theory]
    [InlineData(413, false)]
    [InlineData(429, true)]
    public async Task Score_NoMemoryForUploads_SaysWhetherToComeBack(int status, bool comesBack)
    {
        await using RecAppFactory factory = new() { Settings = { ["Uploads:PerAddressMegabytes"] = "16", ["Uploads:TotalMegabytes"] = "16" } };
        var budget = factory.Services.GetRequiredService<UploadBudget>();
        // Either others have it all, or it is too much for anybody.
        string table = comesBack ? Programmes : Programmes + new string('\n', 3_000_000);
        if (comesBack)
            budget.Add("somebody else", 16 * 1024 * 1024);

        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/earnings/score") { Content = new StringContent(table, Encoding.UTF8, "text/csv") };
        using var answer = await factory.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(comesBack, answer.Headers.RetryAfter is not null);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/regression/score", "application/json", """[{"var_1":734,"var_2":688,"var_3":81,"var_4":0.328,"var_5":0.259}]""", "prediction")]
    [InlineData("/api/v1/regression/score", "application/x-ndjson", "{\"var_5\":0.259,\"var_1\":734,\"var_2\":688,\"var_3\":81,\"var_4\":0.328}\n", "prediction")]
    [InlineData("/api/v1/regression/score", "text/csv", "var_1;var_2;var_3;var_4;var_5\n734;688;81;0,328;0,259\n", "prediction")]
    [InlineData("/api/v1/sentiment/score?model=linear", "text/csv", "id,review\n1,\"A wonderful, moving film that I would watch again at once.\"\n", "probability")]
    public async Task Score_TableInAnyFormat_IsUnderstood(string route, string type, string body, string column)
    {
        using var answer = await PostAsync(route, type, body, "application/json");

        var row = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement[0];
        Assert.Equal(JsonValueKind.Number, row.GetProperty(column).ValueKind);
    }

    [Fact]
    public async Task Score_NumbersThatMeanTwoThings_AreAskedAbout()
    {
        const string table = "var_1;var_2;var_3;var_4;var_5\n1.234;2.345;3.456;4.567;5.678\n";

        using var asked = await PostAsync("/api/v1/regression/score", "text/csv", table);
        using var told = await PostAsync("/api/v1/regression/score?numbers=points", "text/csv", table);

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("numbers=points", await asked.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
    }

    [Theory]
    [InlineData("0.71", "14.200")]
    [InlineData("0,71", "14,200")]
    public async Task Score_PriceThatMayBeAFraction_IsAskedAboutWhateverOtherColumnsSay(string rate, string price)
    {
        using var asked = await PostAsync("/api/v1/earnings/score", "text/csv", $"field;credential;collegeType;admissionRate;tuition\n1107;3;1;{rate};{price}\n");

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains(price, await asked.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/earnings/score?separator=x", "text/csv", Programmes, 400, "Allowed: comma")]
    [InlineData("/api/v1/earnings/score?model=x", "text/csv", Programmes, 400, "Allowed: trees, linear")]
    [InlineData("/api/v1/earnings/score?encoding=x", "text/csv", Programmes, 400, "windows-1252")]
    [InlineData("/api/v1/earnings/score", "text/csv", "", 400, "empty")]
    [InlineData("/api/v1/earnings/score", "text/csv", "a,b\n1,2\n", 400, "no column")]
    [InlineData("/api/v1/earnings/score", "image/png", "x", 415, "")]
    public async Task Score_WhatCannotBe_SaysWhy(string route, string type, string body, int status, string reason)
    {
        using var answer = await PostAsync(route, type, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<byte[]> UnpackAsync(byte[] workbook)
    {
        await using ZipArchive archive = new(new MemoryStream(workbook));
        await using var sheet = await archive.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OpenAsync(Cancellation);
        using MemoryStream plain = new();
        await sheet.CopyToAsync(plain, Cancellation);
        return plain.ToArray();
    }

    private async Task<HttpResponseMessage> PostAsync(string route, string type, string body, string? accept = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, route) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new(type);
        if (accept is not null)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await application.CreateClient().SendAsync(request, Cancellation);
    }
}

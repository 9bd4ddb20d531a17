using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
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

    private async Task<HttpResponseMessage> PostAsync(string route, string type, string body, string? accept = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, route) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new(type);
        if (accept is not null)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await application.CreateClient().SendAsync(request, Cancellation);
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Description;

public partial class ApiDescriptionTests(SharedApplication application)
{
    private const int LongestId = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_ReadByTheStandardsOwnReader_HasNoFault()
    {
        var read = await ReadAsync();
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Concat(read.Diagnostic.Warnings).Select(fault => $"{fault.Pointer}: {fault.Message}"));
        Assert.Equal("RecApp", read.Document!.Info.Title);
    }

    [Fact]
    public async Task Operation_Any_HasANameOfItsOwnASummaryAndATag()
    {
        var operations = await OperationsAsync();
        Assert.All(operations, operation =>
        {
            Assert.Matches(Name(), operation.Value.OperationId);
            Assert.InRange(operation.Value.OperationId!.Length, 1, LongestId);
            Assert.False(string.IsNullOrWhiteSpace(operation.Value.Summary), operation.Where);
            Assert.NotEmpty(operation.Value.Tags!);
        });
        Assert.Equal(operations.Count, operations.Select(operation => operation.Value.OperationId).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Schema_Any_HasOneTypeBesidesNull()
    {
        var document = (await ReadAsync()).Document!;
        var schemas = new List<(string Where, IOpenApiSchema Schema)>();
        foreach (var (name, schema) in document.Components!.Schemas!)
            Walk(name, schema);
        foreach (var (where, operation) in await OperationsAsync())
            foreach (var parameter in operation.Parameters ?? [])
                Walk($"{where} {parameter.Name}", parameter.Schema!);

        Assert.NotEmpty(schemas);
        Assert.Empty(schemas.Where(found => !HasOneType(found.Schema)).Select(found => $"{found.Where}: {found.Schema.Type}"));

        void Walk(string where, IOpenApiSchema schema)
        {
            schemas.Add((where, schema));
            if (schema is OpenApiSchemaReference)
                return;
            foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                Walk($"{where}.{name}", property);
            if (schema.Items is { } items)
                Walk($"{where}[]", items);
        }
    }

    [Fact]
    public async Task Operation_Any_SaysHowItMayRefuse()
    {
        foreach (var (where, operation) in await OperationsAsync())
        {
            var statuses = operation.Responses!.Keys.Select(int.Parse).ToHashSet();
            int[] expected =
            [
                StatusCodes.Status429TooManyRequests,
                StatusCodes.Status500InternalServerError,
                .. operation.RequestBody is null ? (int[])[] : [StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType],
                .. operation.Parameters is { Count: > 0 } ? (int[])[StatusCodes.Status400BadRequest] : [],
                .. operation.Security is { Count: > 0 } ? (int[])[StatusCodes.Status401Unauthorized] : [],
            ];
            Assert.True(statuses.IsSupersetOf(expected), $"{where} misses {string.Join(", ", expected.Except(statuses))}.");
            Assert.All(operation.Responses.Where(response => response.Key[0] is '4' or '5'), response =>
                Assert.Equal("application/problem+json", Assert.Single(response.Value.Content!).Key));
        }
    }

    [Fact]
    public async Task DropIns_ForClientsOfOthers_StandLast()
    {
        var drops = (await OperationsAsync()).Select(operation => operation.Value.Tags!.Single().Name == "Drop-in").ToList();
        Assert.Contains(true, drops);
        Assert.DoesNotContain(false, drops.SkipWhile(drop => !drop));
    }

    private static bool HasOneType(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference || schema.OneOf is { Count: > 0 } || schema.AnyOf is { Count: > 0 }
        || (schema.Type & ~JsonSchemaType.Null) is JsonSchemaType.String or JsonSchemaType.Integer or JsonSchemaType.Number or JsonSchemaType.Boolean or JsonSchemaType.Object or JsonSchemaType.Array;

    private async Task<ReadResult> ReadAsync()
    {
        var body = new MemoryStream(await application.CreateClient().GetByteArrayAsync("/openapi/v1.json", Cancellation));
        return await OpenApiDocument.LoadAsync(body, "json", cancellationToken: Cancellation);
    }

    private async Task<IReadOnlyList<(string Where, OpenApiOperation Value)>> OperationsAsync() =>
        [.. (await ReadAsync()).Document!.Paths.SelectMany(path => path.Value.Operations!.Select(operation => ($"{operation.Key} {path.Key}", operation.Value)))];

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Name();
}

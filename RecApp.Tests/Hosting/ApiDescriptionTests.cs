using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public class ApiDescriptionTests(SharedApplication application)
{
    [Fact]
    public async Task OpenApi_Document_DescribesOperationsForPeople()
    {
        var document = await application.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString());
        Assert.Equal("RecApp", document.GetProperty("info").GetProperty("title").GetString());
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.GetProperty("summary").GetString()), path.Name);
        }
    }
}

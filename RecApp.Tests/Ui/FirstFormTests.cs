using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Regression;
using RecApp.Tests.Support;

namespace RecApp.Tests.Ui;

/// <summary>Forms made of what a model knows, in the HTML that comes before the circuit.</summary>
public sealed class FirstFormTests(SharedApplication application)
{
    [Theory]
    [InlineData(EarningsService.ModelName, "/predictor?field=1107&sat=1250", "id=\"sat\"")]
    [InlineData(RegressionService.ModelName, "/predictor/regression?var_1=700", "id=\"field-var_1\"")]
    public async Task FirstHtml_ModelLoaded_HasTheForm(string model, string address, string field)
    {
        await application.Services.GetRequiredService<ModelCatalog>().WarmAsync(model, TestContext.Current.CancellationToken);

        string html = await application.CreateClient().GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains(field, html, StringComparison.Ordinal);
        Assert.DoesNotContain("form-skeleton", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/predictor?field=1107&sat=1250")]
    [InlineData("/predictor/regression?var_1=700")]
    public async Task FirstHtml_ModelNotLoaded_HoldsTheRoomOfTheForm(string address)
    {
        using TemporaryFolder models = new();
        await using RecAppFactory factory = new() { ModelsPath = models.Location };

        string html = await factory.CreateClient().GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("form-skeleton", html, StringComparison.Ordinal);
    }
}

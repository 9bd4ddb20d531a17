using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class ModelDescriptionTests(SharedApplication application)
{
    [Fact]
    public void Descriptions_EveryShippedModel_HasANameForPeopleAndItsQualityInWords()
    {
        var descriptions = application.Services.GetRequiredService<ModelDescriptions>();
        var models = application.Services.GetRequiredService<ModelCatalog>().List();

        Assert.NotEmpty(models);
        Assert.All(models, model =>
        {
            var description = descriptions.Of(model.Name);
            Assert.NotEqual(model.Name, description.Title);
            Assert.EndsWith(".", description.Purpose, StringComparison.Ordinal);
            Assert.Matches(@"\d+(\.\d)?\u00a0%", description.Quality(model.Manifest!));
        });
        Assert.Equal("Gets 94\u00a0% of new reviews right", Quality("sentiment-lstm"));
        Assert.Equal("In tests, 500 suggestions held 59\u00a0% of the songs we had hidden", Quality("playlists"));
        Assert.Equal("In tests, 20 suggestions held 37\u00a0% of the favourites we had hidden", Quality("movies"));
        Assert.Equal("Explains 81\u00a0% of pay differences at colleges it hasn't seen", Quality("earnings"));

        string? Quality(string name) => descriptions.Of(name).Quality(models.Single(model => model.Name == name).Manifest!);
    }

    [Fact]
    public void Of_ModelThatNoFeatureDescribes_HasItsNameAndTask()
    {
        var description = new ModelDescriptions([]).Of("words", TestBundles.Draft("words"));

        Assert.Equal(("words", "Say a word.", "/models/words"), (description.Title, description.Purpose, description.Address));
        Assert.Null(description.Quality(TestBundles.Draft("words")));
        Assert.Equal("Blend", description.VariantName("blend"));
    }

    [Theory]
    [InlineData("earnings", "trees", "Boosted trees")]
    [InlineData("movies", "auto", "Automatic")]
    [InlineData("movies", "similar", "Similar films")]
    [InlineData("playlists", "blend", "Blend")]
    [InlineData("regression", "least squares", "Least squares")]
    [InlineData("sentiment-lstm", "lstm", "LSTM")]
    [InlineData("sentiment-linear", "linear", "Linear model")]
    public void VariantName_OfWhatRecordsHold_IsThatOfThePages(string model, string variant, string name) =>
        Assert.Equal(name, application.Services.GetRequiredService<ModelDescriptions>().Of(model).VariantName(variant));
}

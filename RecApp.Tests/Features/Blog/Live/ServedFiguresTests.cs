using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Blog.Live;

namespace RecApp.Tests.Features.Blog.Live;

public class ServedFiguresTests
{
    private static readonly ModelManifest Manifest = new()
    {
        Name = "words",
        Version = "20260301-0a1b2c3d",
        Task = "Say",
        Algorithm = "Reading",
        Data = [new("words-a.csv", "", "", "", 1000), new("words-b.csv", "", "", "", 234), new("other", "", "", "", 5)],
        Hyperparameters = new Dictionary<string, JsonElement>
        {
            ["hidden"] = JsonSerializer.SerializeToElement(1024),
            ["rate"] = JsonSerializer.SerializeToElement(0.0014),
            ["list"] = JsonSerializer.SerializeToElement(new[] { 1 }),
        },
        Metrics = [new("accuracy", 0.92844, "held out", "lstm"), new("accuracy", 0.9, "held out", "linear"), new("mean absolute error (USD)", 5703.1, "folds", "trees", "all of it"), new("R²", -0.5, "folds", "trees")],
    };

    private static LiveFigure Read(string tag) => new ServedFigures(model => model == "words" ? Manifest : null).Read(LiveTag.ReadStart(tag)!.Value.Tag);

    [Theory]
    [InlineData("[[figure: words accuracy]]", "0.928")]
    [InlineData("[[figure: words accuracy; variant=linear]]", "0.900")]
    [InlineData("[[figure:words accuracy;as=percent]]", "92.8\u00a0%")]
    [InlineData("[[figure: words accuracy; as=4]]", "0.9284")]
    [InlineData("[[figure: words R²; as=1]]", "-0.5")]
    [InlineData("[[figure: words mean absolute error (USD); group=all of it; as=usd]]", "$5,703")]
    [InlineData("[[figure: words mean absolute error (USD); as=whole]]", "5,703")]
    [InlineData("[[setting: words hidden]]", "1,024")]
    [InlineData("[[setting: words rate]]", "0.001")]
    [InlineData("[[rows: words WORDS]]", "1,234")]
    [InlineData("[[version: words]]", "20260301-0a1b2c3d")]
    public void Read_KnownFigure_IsWrittenAsWanted(string tag, string expected)
    {
        var figure = Read(tag);
        Assert.Equal((expected, "words"), (figure.Text, figure.Model));
    }

    [Theory]
    [InlineData("[[figure: nowhere accuracy]]", "the model 'nowhere' is not available")]
    [InlineData("[[figure: ]]", "the model '' is not available")]
    [InlineData("[[figure: words]]", "does not state this figure")]
    [InlineData("[[figure: words accuracy; variant=tree]]", "does not state this figure")]
    [InlineData("[[figure: words accuracy; as=roman]]", "'as' takes percent")]
    [InlineData("[[setting: words list]]", "does not state this setting")]
    [InlineData("[[rows: words nothing]]", "names no such data")]
    [InlineData("[[rows: words ords-a]]", "names no such data")]
    [InlineData("[[chart: movies-given]]", "a paragraph of its own")]
    [InlineData("[[secret: words]]", "there is no tag 'secret'")]
    public void Read_NoSuchFigure_SaysWhy(string tag, string expected)
    {
        var figure = Read(tag);
        Assert.Contains(expected, figure.Text, StringComparison.Ordinal);
        Assert.Null(figure.Model);
    }

    [Fact]
    public void ManifestOf_AskedOften_IsLookedUpOnce()
    {
        int looked = 0;
        var figures = new ServedFigures(_ =>
        {
            looked++;
            return null;
        });

        figures.ManifestOf("words");
        figures.ManifestOf("words");

        Assert.Equal(1, looked);
    }
}

using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Evaluation;

namespace RecApp.Tests.Features.Lyrics.Training.Evaluation;

public class SenseFiguresTests
{
    private const string Known = "the moon was bright\nabove the sea\n";

    private static readonly string[] Corpus = [.. Enumerable.Range(0, 40).Select(poem => poem % 2 == 0 ? Known : "a purple cow ate purple grass\n")];

    private readonly SecondOpinion _opinion = SecondOpinion.Learn(Corpus);

    [Fact]
    public void Lines_WordsInAnUnlikelyOrder_CostMore()
    {
        var usual = _opinion.Lines(["The moon was bright", "above the sea"]).ToList();
        var turned = _opinion.Lines(["Bright was sea the", "moon the above"]).ToList();

        Assert.Equal([4, 3], usual.Select(line => line.Words));
        Assert.All(usual.Zip(turned), pair => Assert.True(pair.First.BitsPerWord + 1 < pair.Second.BitsPerWord));
    }

    [Fact]
    public void Lines_WordForcedByRhyme_IsDearAtTheEndAlone()
    {
        var (sense, nonsense) = (_opinion.Lines(["above the sea"]).Single(), _opinion.Lines(["above the bright"]).Single());

        Assert.True(sense.LastBits < nonsense.LastBits);
        Assert.Equal(nonsense.LastBits - sense.LastBits, 3 * (nonsense.BitsPerWord - sense.BitsPerWord), 9);
    }

    [Fact]
    public void Learn_EverySecondPoem_LeavesTheOthersUnknown() =>
        Assert.True(_opinion.Lines(["purple"]).Single().BitsPerWord > _opinion.Lines(["sea"]).Single().BitsPerWord);

    [Fact]
    public void Metrics_LinesOfPeople_AreAsDearAsLinesOfPeopleAndCountedInTheDictionary()
    {
        string[] human = [.. Enumerable.Repeat("the moon was bright\n", 60)];
        SenseFigures figures = new(_opinion, human, new([new("moon", [Pronunciation.Parse("M UW1 N")!])]));

        figures.Add(["The moon was bright"]);

        var metrics = figures.Metrics("1 song").ToDictionary(metric => (metric.Name, metric.Variant), metric => metric.Value);
        Assert.Equal(0, metrics[("bits per word above human lines of as many words, median of lines", "schemes")], 9);
        Assert.Equal(metrics[("bits of a line's last word, median of lines", "human verse")], metrics[("bits of a line's last word, median of lines", "schemes")], 9);
        Assert.Equal(0.25, metrics[("words that the pronouncing dictionary has", "schemes")]);
    }

    [Fact]
    public void Metrics_NoLineOfALengthThatPeopleHave_AreLeftOut()
    {
        SenseFigures figures = new(_opinion, [Known], new([]));
        figures.Add(["sea"]);

        Assert.Empty(figures.Metrics("1 song"));
    }
}

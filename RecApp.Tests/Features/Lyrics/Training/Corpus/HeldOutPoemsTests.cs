using System.Globalization;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Tests.Features.Lyrics.Training.Corpus;

public class HeldOutPoemsTests
{
    [Fact]
    public void Split_MadeUpPoems_IsTheSplitOfTheTrainingScript()
    {
        string corpus = string.Join("\n\f\n", Enumerable.Range(0, 400).Select(number => $"A made-up line, the number {number}\nand another\n"));
        var (training, heldOut) = HeldOutPoems.Split(corpus);

        // What held_out in training/lyrics/data.py says of the same poems.
        Assert.Equal([115, 125, 136, 137, 206, 207, 210, 352, 374], heldOut.Select(poem => int.Parse(poem.Split('\n')[0].Split(' ')[^1], CultureInfo.InvariantCulture)));
        Assert.Equal(400, training.Count + heldOut.Count);
        Assert.All(training, poem => Assert.EndsWith("\nand another\n", poem, StringComparison.Ordinal));
    }

    [Fact]
    public void Split_MoreParts_HoldsOutTheSamePoemsAndMore()
    {
        string corpus = string.Join("\n\f\n", Enumerable.Range(0, 400).Select(number => $"A made-up line, the number {number}\nand another\n"));
        var (_, few) = HeldOutPoems.Split(corpus);
        var (_, many) = HeldOutPoems.Split(corpus, 200);

        Assert.Subset(new HashSet<string>(many), new HashSet<string>(few));
        Assert.InRange(many.Count, 50, 110);
    }
}

using RecApp.Features.Lyrics.Model;

namespace RecApp.Tests.Features.Lyrics.Model;

public class NoveltyIndexTests
{
    private static readonly string[][] Poems = [.. Enumerable.Range(0, 200).Select(poem => Enumerable.Range(0, 8).Select(line => string.Join(' ', Enumerable.Range(0, 7).Select(word => $"w{(poem * 7919 + line * 104729 + word * 1299709) % 5003}"))).ToArray())];

    [Fact]
    public void Contains_EveryRunOfTheText_IsFoundAfterWritingAndReading()
    {
        var index = NoveltyIndex.FromBytes(NoveltyIndex.Build(Poems).ToBytes());

        foreach (string[] poem in Poems)
        {
            string[] words = string.Join(' ', poem).Split(' ');
            for (int i = 0; i + NoveltyIndex.Window <= words.Length; i++)
                Assert.True(index.Contains(words.AsSpan(i, NoveltyIndex.Window)));
        }
    }

    [Fact]
    public void Contains_OtherRuns_AreTakenForKnownAsSeldomAsItSays()
    {
        var index = NoveltyIndex.Build(Poems);
        int wrong = Enumerable.Range(0, 20_000).Count(i => index.Contains([.. Enumerable.Range(0, NoveltyIndex.Window).Select(word => $"x{i}-{word}")]));

        Assert.InRange(index.FalsePositiveRate, 0.001, 0.02);
        Assert.InRange(wrong / 20_000.0, index.FalsePositiveRate / 2, index.FalsePositiveRate * 2);
    }

    [Fact]
    public void FromBytes_Damaged_IsSaid()
    {
        Assert.Throws<InvalidDataException>(() => NoveltyIndex.FromBytes([]));
        Assert.Throws<InvalidDataException>(() => NoveltyIndex.FromBytes(new byte[9]));
    }
}

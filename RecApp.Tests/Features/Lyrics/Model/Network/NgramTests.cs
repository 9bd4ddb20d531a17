using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Training;

namespace RecApp.Tests.Features.Lyrics.Model.Network;

public class NgramTests
{
    private const int Tokens = 12;

    [Fact]
    public void Fill_CountsByHand_AreKneserNeys()
    {
        // 1 2 and 1 3 stand once each, 2 after 1 alone, 3 after 1 and 2.
        var table = NgramCounter.Count([[1, 2, 3], [1, 3]], 5, [1, 1, 1]);
        float[] single = After(table, default);
        // Different tokens before 1 (the beginning), 2 (1) and 3 (1 and 2), over all, with the floor of 0.1 for each of five.
        Assert.Equal([0.1 / 4.5, 1.1 / 4.5, 1.1 / 4.5, 2.1 / 4.5, 0.1 / 4.5], single.Select(probability => (double)probability), Close);

        // Of the bigrams 0 1 opens a text and keeps its count of 2; 1 2, 1 3 and 2 3 have one predecessor each: discount 3 / (3 + 2).
        float[] afterOne = After(table, default(RecentTokens).Push(1));
        Assert.Equal(0.2 + (0.6 * 1.1 / 4.5), afterOne[2], 0.03);
        Assert.Equal(0.6 * 1.1 / 4.5, afterOne[1], 0.03);
    }

    [Fact]
    public void Fill_AnyTextsAndContext_GivesProbabilities() => Prop.ForAll(
        Texts().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (texts, seed) =>
        {
            var table = NgramCounter.Count(texts, Tokens, [1, 1 + (Math.Abs(seed % 2)), 2]);
            var random = new System.Random(seed);
            var recent = default(RecentTokens);
            for (int i = 0; i < 8; i++)
            {
                float[] next = After(table, recent);
                Assert.All(next, probability => Assert.InRange(probability, 1e-9f, 1f));
                Assert.Equal(1, next.Sum(probability => (double)probability), 1e-4);
                recent = recent.Push(random.Next(Tokens));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadWrite_AnyTexts_IsTheSameTable() => Prop.ForAll(Texts().ToArbitrary(), texts =>
    {
        var table = NgramCounter.Count(texts, Tokens, [1, 1, 1]);
        var read = NgramFile.Read(new MemoryStream(NgramFile.Write(table)), Tokens);
        foreach (int[] text in texts)
        {
            var recent = default(RecentTokens).Push(VerseTokenizer.Text);
            foreach (int token in text)
            {
                Assert.Equal(After(table, recent), After(read, recent));
                recent = recent.Push(token);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CutOrChangedAnywhere_ThrowsInvalidData()
    {
        byte[] whole = NgramFile.Write(NgramCounter.Count([[1, 2, 3, 4, 5, 6], [2, 3, 4, 1]], Tokens, [1, 1, 1]));
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => NgramFile.Read(new MemoryStream(whole, 0, length), Tokens));
        Assert.Throws<InvalidDataException>(() => NgramFile.Read(new MemoryStream(whole), Tokens + 1));
        var random = new System.Random(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(whole.Length)] = (byte)random.Next(256);
            // Some changes only make other probabilities; none may do anything worse than being refused.
            try
            {
                After(NgramFile.Read(new MemoryStream(changed), Tokens), default(RecentTokens).Push(1).Push(2));
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Push_BeginningOfAText_ForgetsWhatWasBefore()
    {
        var recent = default(RecentTokens).Push(7).Push(8).Push(VerseTokenizer.Text).Push(9);
        Assert.Equal((2, 9, VerseTokenizer.Text), (recent.Count, recent[0], recent[1]));
        Assert.Equal((3, 65_535, 4), (recent.Push(4).Push(65_535).Push(3).Count, recent.Push(4).Push(65_535)[0], recent.Push(4).Push(65_535)[1]));
    }

    private static bool Close(double left, double right) => Math.Abs(left - right) < 1e-6;

    private static float[] After(NgramTable table, RecentTokens recent)
    {
        float[] probabilities = new float[table.Single.Length];
        table.Fill(recent, probabilities);
        return probabilities;
    }

    private static Gen<int[][]> Texts() => Gen.Choose(1, Tokens - 1).ArrayOf().ArrayOf().Where(texts => texts.Length > 0);
}

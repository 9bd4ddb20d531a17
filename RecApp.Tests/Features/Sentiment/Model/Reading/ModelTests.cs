using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Model.Reading;

public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LstmModel _lstm;
    private readonly LinearModel _linear;

    public ModelTests()
    {
        TinySentiment.Write(_folder.Location);
        _lstm = LstmModel.Load(Open(SentimentService.LstmName));
        _linear = LinearModel.Load(Open(SentimentService.LinearName));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lstm.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Explain_LinearRepeatedWords_AddUpToTheLogOdds()
    {
        var tokens = ReviewTokenizer.Tokenize("Good, good and awful! Not good!");
        double parts = _linear.Explain(tokens, Cancelled).Sum();
        double probability = _linear.Probabilities([tokens], Cancelled)[0];
        Assert.Equal(Math.Log(probability / (1 - probability)), parts + (TinySentiment.Base / TinySentiment.Temperature), 1e-3);
    }

    [Fact]
    public void Explain_LongText_SharesASpansEffectByWhatPositionsAdd()
    {
        // 480 words: spans of 20 and more, each with at most one word that counts.
        string[] words = [.. Enumerable.Repeat("film", 480)];
        (words[5], words[300]) = ("wonderful", "awful");
        double[] parts = _lstm.Explain(ReviewTokenizer.Tokenize(string.Join(' ', words)), Cancelled);
        Assert.Equal(1.5, parts[5], 1e-3);
        Assert.Equal(-1.5, parts[300], 1e-3);
        Assert.Equal(0, parts.Where((_, i) => i is not (5 or 300)).Sum(Math.Abs), 1e-3);
    }

    [Fact]
    public void Running_Words_FollowsTheText()
    {
        double[] running = _lstm.Read(ReviewTokenizer.Tokenize("the good awful"), explain: false, _ => { }, Cancelled).Running!;
        double[] expected = [Sigmoid(0), Sigmoid(1.5), Sigmoid(-1.5)];
        Assert.All(running.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void Probabilities_TextsOfAllLengths_DoNotDependOnTheirCompany()
    {
        var texts = Enumerable.Range(1, 200).Select(i => ReviewTokenizer.Tokenize(string.Join(' ', Enumerable.Range(0, i * i % 313 + 1).Select(j => TinySentiment.Words.Keys.ElementAt((i + j) % 9))))).ToList();
        double[] together = _lstm.Probabilities(texts, Cancelled);
        for (int i = 0; i < texts.Count; i++)
            Assert.Equal(_lstm.Probabilities([texts[i]], Cancelled)[0], together[i], 1e-5);
    }

    [Theory]
    [InlineData(1, 48)]
    [InlineData(47, 48)]
    [InlineData(100, 48)]
    [InlineData(4000, 8)]
    public void Divide_AnyLength_CoversEveryTokenOnce(int tokens, int most)
    {
        var spans = Spans.Divide(tokens, most);
        Assert.True(spans.Length <= most);
        Assert.Equal(Enumerable.Range(0, tokens), spans.SelectMany(span => Enumerable.Range(0, tokens).Take(span)));
    }

    [Fact]
    public void Share_WeightsOfZero_SharesEqually()
    {
        double[] parts = new double[4];
        Spans.Share(2, new float[4], parts);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], parts);
        Spans.Share(2, [1, -3, 0, 0], parts);
        Assert.Equal([0.5, 1.5, 0, 0], parts);
    }

    [Fact]
    public void Load_DamagedFiles_SaysWhich()
    {
        Assert.Contains("must turn ids into", Assert.Throws<InvalidDataException>(() => new LstmNetwork(RecApp.Tests.Bundles.Onnx.SampleModels.Sum())).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Vocabulary.Read("<pad>\n<unk>\nfilm\nfilm\n"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Vocabulary.Read("film\n"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => NgramWeights.Read(new MemoryStream([1, 2, 3])));
    }

    [Fact]
    public void TryGet_ManyWeights_FindsExactlyThose()
    {
        var random = new Random(4);
        ulong[] keys = [.. Enumerable.Range(0, 20_000).Select(_ => (ulong)random.NextInt64(1L << Ngrams.Bits)).Distinct().Order()];
        double[] values = [.. keys.Select(_ => random.NextDouble() - 0.5)];
        NgramWeights.From(keys, values, out byte[] file);
        var weights = NgramWeights.Read(new MemoryStream(file));
        Assert.Equal(keys.Length, weights.Count);
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.True(weights.TryGet(keys[i], out double weight));
            Assert.Equal(values[i], weight, 1e-4);
        }
        Assert.DoesNotContain(Enumerable.Range(0, 20_000).Select(_ => (ulong)random.NextInt64(1L << Ngrams.Bits)).Except(keys), key => weights.TryGet(key, out _));
    }

    private static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-(sum + TinySentiment.Base) / TinySentiment.Temperature));

    private ModelBundle Open(string name) => ModelBundle.Open(Directory.GetDirectories(_folder.Combine(name)).Single());
}

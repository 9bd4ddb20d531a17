using System.Globalization;
using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Training;
using RecApp.Features.Lyrics.Training.Own;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Lyrics.Training.Own;

[Collection(nameof(SmallLyrics))]
public sealed class OwnVerseTrainerTests(SmallLyrics small) : IDisposable
{
    private static readonly string[] Ends = ["moon", "tune", "sea", "tree", "night", "light", "gold", "old"];

    private readonly TemporaryFolder _folder = new();

    private string Former => Path.Combine(small.Models, LyricsService.ModelName, small.Manifest.Version);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TrainAsync_TinyCorpusOnTheShippedNetwork_WritesABundleThatWrites()
    {
        string shipped = Directory.EnumerateDirectories(RepositoryFolder.Combine("models", LyricsService.ModelName)).Order(StringComparer.Ordinal).Last();
        try
        {
            await TrainingScript.FindAsync(null, TestContext.Current.CancellationToken);
        }
        catch (DataFileException missing)
        {
            Assert.Skip(missing.Message);
        }

        var manifest = await TrainAsync(new() { Path = WriteSongs(80), Former = shipped, Minutes = 0.05, Threads = 1, Seeds = 1 });

        using var model = LyricsModel.Load(Bundle(manifest));
        Assert.Equal(ModelBundle.Open(shipped).Manifest.Version, manifest.Hyperparameters["former"].GetString());
        Assert.Equal("Own verse: songs.txt", manifest.Data[0].Name);
        Assert.Equal(80, manifest.Data[0].Rows);
        Assert.Contains("200 of 1,000 parts", manifest.Split.How, StringComparison.Ordinal);
        // All songs are of one kind, so that even a few steps teach most of them.
        Assert.InRange(manifest.MetricOf("bitsPerCharacter", "all parts")!.Value, 0.01, 1.5);
        Assert.NotNull(manifest.MetricOf("pairs that rhyme perfectly", "schemes"));
        Assert.Equal(80, model.Statistics.Poems);
    }

    [Fact]
    public async Task WriteAsync_OwnVerseBesideAFormerBundle_PacksBoth()
    {
        var corpus = VerseCorpus.Own(WriteSongs(60));
        var former = ModelBundle.Open(Former);
        string[] files = [LyricsModel.NetworkFile, LyricsModel.TokensFile, LyricsModel.MergesFile];
        var network = new TrainedNetwork(files.ToDictionary(name => name, former.ReadAllBytes), JsonSerializer.Deserialize<JsonElement>("""{"seed":4}"""));

        var manifest = await LyricsTrainer.WriteAsync(_folder.Location, network, corpus, WordKnowledge.OfBundle(former), former.Manifest, 0, TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);

        using var model = LyricsModel.Load(Bundle(manifest));
        Assert.Equal(["Own verse: songs.txt", "Ninety words"], manifest.Data.Select(source => source.Name));
        Assert.Equal(4, manifest.Split.Seed);
        Assert.True(manifest.MetricOf("bitsPerCharacter", "all parts") < manifest.MetricOf("bitsPerCharacter", "network alone"));
        Assert.True(model.Mixture.Ngrams > 0.5);
        // "thing" only the former knows, "wanders" only the new verse.
        Assert.Superset(new HashSet<string> { "thing", "wanders" }, model.Known.ToHashSet());
        Assert.True(model.Novelty.Contains(["quick", "brown", "fox", "jumps", "over", "the"]));
        Assert.True(model.Novelty.Contains(["a", "sailor", "wanders", "to", "the", "moon"]));
    }

    [Fact]
    public async Task TrainAsync_OnePiece_SaysHowToPartIt()
    {
        string path = _folder.Combine("one.txt");
        File.WriteAllText(path, "All that I have\nis one piece\n");

        var error = await Assert.ThrowsAsync<DataFileException>(() => TrainAsync(new() { Path = path, Former = Former }));

        Assert.Contains("1 different pieces of verse", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_FormerThatIsNone_SaysSo()
    {
        var error = await Assert.ThrowsAsync<DataFileException>(() => TrainAsync(new() { Path = WriteSongs(60), Former = _folder.Location }));

        Assert.Contains("is no bundle to go on from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_NoPython_SaysWhatToInstall()
    {
        var error = await Assert.ThrowsAsync<DataFileException>(() => TrainAsync(new() { Path = WriteSongs(60), Former = Former, Python = _folder.Combine("python3") }));

        Assert.Contains("python3-torch", error.Message, StringComparison.Ordinal);
        Assert.Contains("--python", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_OlderName_SaysWhichSettingServesIt()
    {
        var manifest = small.Manifest;
        Directory.CreateDirectory(_folder.Combine(LyricsService.ModelName, manifest.Version));
        Assert.Contains("serves it", OwnVerseTrainer.Verdict(_folder.Location, manifest), StringComparison.Ordinal);

        Directory.CreateDirectory(_folder.Combine(LyricsService.ModelName, "29991231-00000000"));

        Assert.Contains($"set Models:Versions:lyrics to {manifest.Version}", OwnVerseTrainer.Verdict(_folder.Location, manifest), StringComparison.Ordinal);
    }

    private Task<ModelManifest> TrainAsync(OwnVerseWish wish) =>
        OwnVerseTrainer.TrainAsync(_folder.Combine("models"), wish, TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);

    private ModelBundle Bundle(ModelManifest manifest) =>
        ModelBundle.Open(Directory.EnumerateDirectories(_folder.Location, manifest.Version, SearchOption.AllDirectories).Single());

    // As a program on Windows saves it: its line ends, its encoding.
    private string WriteSongs(int count)
    {
        string path = _folder.Combine("songs.txt");
        var text = new StringBuilder();
        for (int song = 0; song < count; song++)
            text.Append(CultureInfo.InvariantCulture, $"A sailor wanders to the {Ends[song % 8]}\r\nin caf\u00e9 number {song} and {song * 7}\r\nand nobody is at the {Ends[song / 8 % 8]}\r\n\r\n");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text.ToString()));
        return path;
    }
}

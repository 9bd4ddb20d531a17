using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Tests.Features.Lyrics.Model.Writing;

[Collection(nameof(SmallLyrics))]
public sealed class SongWriterTests(SmallLyrics small)
{
    private static readonly string[] Schemes = ["AABB", "ABAB", "ABBA", "AAA", "free", "AB-B"];

    private readonly WriterTurns _turns = new(2, TimeProvider.System);

    private LyricsModel Model => small.Model;

    [Theory]
    [InlineData("AABB")]
    [InlineData("ABAB")]
    [InlineData("ABBA")]
    public async Task Write_Scheme_RhymesPerfectly(string scheme)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var lines = await WriteAsync(Plan(scheme, 8, seed) with { Syllables = 8 });

            Assert.Equal(4, lines.Count(line => line.RhymeQuality == RhymeQuality.Perfect));
        }
    }

    [Fact]
    public void Write_RandomWishes_KeepsMeasureAndSeedAndSaysWhatDoesNotRhyme() =>
        Prop.ForAll(
            (from scheme in Gen.Elements(Schemes)
             from syllables in Gen.Choose(4, 12)
             from lines in Gen.Choose(1, 12)
             from seed in Gen.Choose(0, int.MaxValue)
             from temperature in Gen.Elements(0.1, 0.7, 1.5, 2)
             from topK in Gen.Elements(0, 5, 40)
             from mode in Gen.Elements(PrefixMode.Previous, PrefixMode.None, PrefixMode.Mixed)
             select Plan(scheme, lines, seed) with { Syllables = syllables, Temperatures = [temperature], TopK = topK, PrefixMode = mode }).ToArbitrary(),
            plan => CheckAsync(plan).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public async Task Write_GivenLines_StayAndAreRhymedWith()
    {
        var plan = Plan("AABB", 4, 5) with { Lines = [null, "And I shall see the light,", "The song of gold", null], Syllables = 6 };

        var lines = await WriteAsync(plan);

        Assert.Equal("And I shall see the light,", lines[1].Text);
        Assert.Equal(RhymeQuality.Perfect, Model.Sounds.Rhyme(EndRhymes.LastWord(lines[0].Text), "light"));
        Assert.Equal(RhymeQuality.Perfect, Model.Sounds.Rhyme(EndRhymes.LastWord(lines[3].Text), "gold"));
        Assert.True(lines[1].Kept);
        Assert.Empty(lines[1].Tokens);
        Assert.NotEmpty(lines[0].Tokens);
    }

    [Fact]
    public async Task Write_Opening_IsGoneOnWith()
    {
        var lines = await WriteAsync(Plan("AABB", 2, 9) with { Opening = "The moon of", Syllables = 7 });

        Assert.StartsWith("The moon of ", lines[0].Text, StringComparison.Ordinal);
        Assert.InRange(lines[0].Syllables, 6, 8);
    }

    [Fact]
    public async Task Write_Themes_AppearAndTheChorusComesBack()
    {
        var lines = await WriteAsync(Plan("AABB", 16, 2) with { Syllables = 7, Themes = ["rain", "rose", "king"], Chorus = true });
        var words = lines.SelectMany(line => CorpusWords.Of(line.Text)).ToList();

        Assert.All((string[])["rain", "rose", "king"], theme => Assert.Contains(theme, words));
        Assert.Equal(lines[4..8].Select(line => line.Text), lines[12..16].Select(line => line.Text));
        Assert.NotEqual(lines[0..4].Select(line => line.Text), lines[8..12].Select(line => line.Text));
    }

    [Fact]
    public async Task Write_GuardThatKnowsTheSong_WritesAnotherOne()
    {
        var plan = Plan("AABB", 8, 4) with { Syllables = 8 };
        var quoted = await WriteAsync(plan);
        var guarded = new SongSoFar(NoveltyIndex.Build([quoted.Select(line => line.Text)]), null, breaksLoops: false);
        for (int line = 0; line < 3; line++)
            guarded.Put(line, quoted[line].Text);

        Assert.False(guarded.Allows(3, quoted[3].Text, ""));
        // Also where the quotation only begins in the line before.
        Assert.False(guarded.Allows(3, string.Join(' ', CorpusWords.Of(quoted[3].Text).Take(3)), ""));
        Assert.True(guarded.Allows(3, "Of king and gong with no pear", ""));
    }

    [Theory]
    [InlineData("The moon of night", false)]
    [InlineData("the moon of rain and tea", false)]
    [InlineData("And my old moon of night and", false)]
    [InlineData("My sea, my sea", false)]
    [InlineData("A song of the moon", true)]
    public void Allows_LoopBreaker_RefusesWhatRepeats(string line, bool allowed)
    {
        var song = new SongSoFar(null, null, breaksLoops: true);
        song.Put(0, "The moon of night");
        song.Put(1, "So old moon of night and bee");

        Assert.Equal(allowed, song.Allows(2, line, ""));
    }

    [Theory]
    [InlineData("A knave of gold", false)]
    [InlineData("Two Knaves' gold", false)]
    [InlineData("The knavery of gold", true)]
    public void Allows_OffensiveWord_IsFoundInItsForms(string line, bool allowed) =>
        Assert.Equal(allowed, new SongSoFar(null, new OffensiveWords(Model.Offensive), breaksLoops: false).Allows(0, line, ""));

    [Fact]
    public async Task Write_Cancelled_StopsBeforeTheNextLine()
    {
        using var stop = new CancellationTokenSource();
        var writer = new SongWriter(Model, Plan("AABB", 40, 1) with { Syllables = 8 }, new([]), _turns);
        var lines = new List<LyricsLine>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var line in writer.WriteAsync((_, _) => { }, stop.Token))
            {
                lines.Add(line);
                await stop.CancelAsync();
            }
        });

        Assert.Single(lines);
    }

    private static SongPlan Plan(string scheme, int lines, int seed) => new() { Lines = new string?[lines], Scheme = RhymeScheme.Parse(scheme)!, Seed = seed, Candidates = 4 };

    private async Task CheckAsync(SongPlan plan)
    {
        var (lines, notes) = await WriteWithNotesAsync(plan);

        Assert.Equal(plan.Lines.Length, lines.Count);
        foreach (var line in lines.Where(line => line.Text.Length > 0))
        {
            // Twelve lines on one rhyme can be more than a small vocabulary has; the song then says so.
            bool isExcused = notes.Contains($"Line {line.Number} does not rhyme: no perfect rhyme fitted.");
            Assert.InRange(line.Syllables, plan.Syllables!.Value - 1, plan.Syllables.Value + 1);
            Assert.True(char.IsUpper(line.Text[0]), line.Text);
            foreach (int partner in plan.Scheme.Partners(line.Number - 1, lines.Count).Where(partner => partner < line.Number - 1))
                Assert.True(isExcused || Model.Sounds.Rhyme(EndRhymes.LastWord(line.Text), EndRhymes.LastWord(lines[partner].Text)) != RhymeQuality.None, line.Text);
        }
        Assert.DoesNotContain(lines, line => line.Text.Length == 0);
        Assert.Equal(lines.Select(line => line.Text), (await WriteAsync(plan)).Select(line => line.Text));
    }

    private async Task<List<LyricsLine>> WriteAsync(SongPlan plan) => (await WriteWithNotesAsync(plan)).Lines;

    private async Task<(List<LyricsLine> Lines, List<string> Notes)> WriteWithNotesAsync(SongPlan plan)
    {
        var writer = new SongWriter(Model, plan, new OffensiveWords(Model.Offensive), _turns);
        var lines = new List<LyricsLine>();
        await foreach (var line in writer.WriteAsync((_, _) => { }, TestContext.Current.CancellationToken))
            lines.Add(line);
        return (lines, writer.Notes);
    }
}

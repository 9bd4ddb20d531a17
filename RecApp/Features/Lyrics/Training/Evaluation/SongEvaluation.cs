using RecApp.Bundles;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>Measures what the sampler reaches over many seeds.</summary>
internal static class SongEvaluation
{
    private const int Lines = 16;
    private const int Window = 6;

    private static readonly (string Scheme, int Syllables)[] Wishes = [("AABB", 8), ("ABAB", 8), ("ABBA", 10), ("AAAA", 8), ("ABCB", 7)];

    /// <summary>Hashes of all runs of six words of poems.</summary>
    public static HashSet<ulong> Windows(IEnumerable<Poem> poems)
    {
        var windows = new HashSet<ulong>();
        foreach (var poem in poems)
        {
            ulong[] words = [.. CorpusWords.Of(poem.Lines).Select(word => WordWindows.Hash(word))];
            for (int i = 0; i + Window <= words.Length; i++)
                windows.Add(WordWindows.Hash(words.AsSpan(i, Window)));
        }
        return windows;
    }

    /// <summary>Writes one song per seed, the schemes in turn, and one in free mode; and lets the model run free for comparison.</summary>
    public static async Task<IReadOnlyList<ModelMetric>> RunAsync(LyricsModel model, IReadOnlySet<ulong> corpus, SenseFigures sense, int seeds, int candidates, Action<string>? show, Action<string> say, CancellationToken cancellationToken)
    {
        var all = new SongFigures();
        var free = new SongFigures();
        var byScheme = Wishes.ToDictionary(wish => wish.Scheme, _ => new SongFigures());
        double bits = 0;
        int characters = 0;
        var turns = new WriterTurns(Environment.ProcessorCount, TimeProvider.System);
        for (int seed = 1; seed <= seeds; seed++)
        {
            var (scheme, syllables) = Wishes[seed % Wishes.Length];
            var plan = new SongPlan
            {
                Lines = new string?[Lines],
                Scheme = RhymeScheme.Parse(scheme)!,
                Syllables = syllables,
                Temperatures = LyricsRequestReader.UsualTemperatures,
                Seed = seed,
                Candidates = candidates,
            };
            var song = await WriteAsync(model, plan, turns, cancellationToken);
            all.Add(song, plan, model.Sounds, corpus);
            sense.Add([.. song.Select(line => VerseText.Normalize(line.Text))]);
            byScheme[scheme].Add(song, plan, model.Sounds, corpus);
            var open = plan with { Scheme = RhymeScheme.Parse(RhymeScheme.Free)!, Syllables = null };
            free.Add(await WriteAsync(model, open, turns, cancellationToken), open, model.Sounds, corpus);
            var (songBits, songCharacters) = FreeSampling.Song(model, plan, Lines);
            (bits, characters) = (bits + songBits, characters + songCharacters);
            if (seed <= Wishes.Length)
                show?.Invoke($"{scheme}, {syllables} syllables, seed {seed}\n{string.Join('\n', song.Select(line => line.Text))}\n");
            if (seed % 10 == 0)
                say($"{seed} of {seeds} seeds: {all.PerfectPairs:P1} of pairs rhyme, {all.OnTarget:P1} of lines on target, {all.BitsPerCharacter:F2} bits per character beside {bits / characters:F2}");
        }
        string how = $"{seeds} seeds, {Lines} lines each";
        return
        [
            new("pairs that rhyme perfectly", all.PerfectPairs, how, "schemes"),
            .. byScheme.Select(pair => new ModelMetric("pairs that rhyme perfectly", pair.Value.PerfectPairs, how, "schemes", pair.Key)),
            new("lines within one syllable of the target", all.OnTarget, how, "schemes"),
            new("runs of 6 words that the corpus has", all.Copied, how, "schemes"),
            new("repeated lines", all.RepeatedLines, how, "schemes"),
            new("distinct-2 per song", all.Distinct2, how, "schemes"),
            .. sense.Metrics(how),
            new("bits per character", all.BitsPerCharacter, how, "schemes"),
            new("bits per character", bits / Math.Max(1, characters), how + ", same temperatures and nucleus, nothing else", "free sampling"),
            new("lines that rhyme", free.RhymedLines, how, "free mode"),
            new("lines that rhyme", model.Statistics.RhymeRate, "all stanzas", "corpus"),
            new("runs of 6 words that the corpus has", free.Copied, how, "free mode"),
            new("distinct-2 per song", free.Distinct2, how, "free mode"),
        ];
    }

    /// <summary>Writes one song.</summary>
    public static async Task<List<LyricsLine>> WriteAsync(LyricsModel model, SongPlan plan, WriterTurns turns, CancellationToken cancellationToken)
    {
        var writer = new SongWriter(model, plan, new OffensiveWords(model.Offensive), turns);
        var lines = new List<LyricsLine>();
        await foreach (var line in writer.WriteAsync((_, _) => { }, cancellationToken))
            lines.Add(line);
        return lines;
    }
}

using System.CommandLine;
using System.Text;
using System.Text.Json;
using RecApp.CommandLine;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training;

/// <summary><c>import lyrics</c>: cleans a folder of verse into the corpus that the language model is trained on.</summary>
internal static class LyricsCorpusCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\n" };

    public static Command Import()
    {
        var data = new Option<string>("--data") { Description = "Folder that holds verse/, or poems.jsonl, gutenberg/ or .txt files of songs itself.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder that gets corpus.txt and report.json.", Required = true };
        var without = new Option<string[]>("--without") { Description = $"Rules to leave out: {string.Join(", ", CorpusImporter.RuleNames)}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        without.AcceptOnlyFromAmong([.. CorpusImporter.RuleNames]);
        var fold = new Option<bool>("--fold-variants") { Description = "Bring gettin' to getting." };
        var shuffle = new Option<bool>("--shuffle-stanzas") { Description = "Add every poem of three stanzas or more again with its stanzas shuffled." };
        var seed = new Option<int>("--seed") { Description = "Decides the shuffling.", DefaultValueFactory = _ => 1 };
        var command = new Command("lyrics", "Verse and songs: cleans them into one corpus and reports what each rule took away.") { data, output, without, fold, shuffle, seed };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string folder = parsed.GetRequiredValue(data);
            Progress.Say($"Reading {folder}");
            var (_, text, report) = CorpusImporter.Import(folder, new()
            {
                Without = parsed.GetRequiredValue(without),
                FoldVariants = parsed.GetValue(fold),
                ShuffleStanzas = parsed.GetValue(shuffle),
                Seed = parsed.GetValue(seed),
            });
            Write(parsed.GetRequiredValue(output), text, report);
            Show(report);
        }));
        return command;
    }

    private static void Write(string folder, string text, CorpusReport report)
    {
        Directory.CreateDirectory(folder);
        // The report last: who waits for it finds the corpus whole.
        File.WriteAllText(Path.Combine(folder, "corpus.txt"), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.WriteAllText(Path.Combine(folder, "report.json"), JsonSerializer.Serialize(report, Json) + "\n");
    }

    private static void Show(CorpusReport report)
    {
        Console.Out.WriteLine("| rule | poems changed | poems removed | lines removed | characters removed |\n| --- | --- | --- | --- | --- |");
        foreach (var rule in report.Rules)
            Console.Out.WriteLine(FormattableString.Invariant($"| {rule.Rule}{(rule.Applied ? "" : " (left out)")} | {rule.PoemsChanged:N0} | {rule.PoemsRemoved:N0} | {rule.LinesRemoved:N0} | {rule.CharactersRemoved:N0} |"));
        var kept = report.Kept;
        Progress.Say($"{kept.Poems:N0} poems, {kept.Lines:N0} lines, {kept.Words:N0} words ({kept.DistinctWords:N0} distinct), {kept.Characters:N0} characters");
    }
}

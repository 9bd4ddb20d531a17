using RecApp.Text;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Counts what one rule does, and keeps a fair sample of it.</summary>
internal sealed class RuleLog(string rule, string description)
{
    private const int SampleSize = 8;
    private const int SampleLength = 120;

    private readonly Random _random = new(17);
    private readonly List<string> _samples = [];
    private int _seen;
    private int _changed;
    private int _removed;
    private int _lines;
    private long _characters;

    /// <summary>Counts what happened to one poem.</summary>
    public void Count(Poem before, Poem? after)
    {
        if (after is not null && before.Lines.SequenceEqual(after.Lines))
            return;
        var left = (after?.Lines ?? []).CountBy(line => line).ToDictionary();
        string[] gone = [.. before.Lines.Where(line => !Take(left, line))];
        (_changed, _removed) = after is null ? (_changed, _removed + 1) : (_changed + 1, _removed);
        _lines += Filled(before) - (after is null ? 0 : Filled(after));
        _characters += before.Text.Length - (after?.Text.Length ?? 0);
        foreach (string line in gone.Where(line => !string.IsNullOrWhiteSpace(line)).Take(after is null ? 1 : gone.Length))
            Sample(after is null ? $"{before.Author}: {before.Title}: {line}" : line);
    }

    /// <summary>The figures.</summary>
    public RuleReport Report(bool applied) => new(rule, description, applied, _changed, _removed, _lines, _characters, [.. _samples]);

    private static int Filled(Poem poem) => poem.Lines.Count(line => !string.IsNullOrWhiteSpace(line));

    private static bool Take(Dictionary<string, int> left, string line)
    {
        if (!left.TryGetValue(line, out int count) || count == 0)
            return false;
        left[line] = count - 1;
        return true;
    }

    // Reservoir sampling (Vitter's algorithm R): every line has the same chance, without keeping them all.
    private void Sample(string line)
    {
        string shown = line.Shortened(SampleLength);
        int place = _random.Next(++_seen);
        if (_samples.Count < SampleSize)
            _samples.Add(shown);
        else if (place < SampleSize)
            _samples[place] = shown;
    }
}

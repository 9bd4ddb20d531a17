using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Model.Writing;

internal sealed record LineTask
{
    /// <summary>The state after what the line goes on from.</summary>
    public required LanguageState State { get; init; }

    /// <summary>How the line begins, read into the state already; empty for a line of its own.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Last words of the lines it rhymes with; none for a line that only ends somehow.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Lines yet to come that have to rhyme with this one.</summary>
    public int Followers { get; init; }

    public required (int Low, int High) Syllables { get; init; }

    /// <summary>What is best of these.</summary>
    public int Target => (Syllables.Low + Syllables.High) / 2;

    public required double Temperature { get; init; }

    /// <summary>A word that should be in the line; null for none.</summary>
    public RhymeWord? Theme { get; init; }

    /// <summary>Whether the song ends with this line.</summary>
    public bool IsLast { get; init; }

    public required Random Random { get; init; }
}

/// <summary>A written line.</summary>
/// <param name="Text">Without its line end.</param>
/// <param name="State">The network's state after the line's last mark, before its line end.</param>
/// <param name="Tokens">Its tokens with their natural logarithms.</param>
/// <param name="Quality">How well it rhymes; null where it needn't.</param>
internal sealed record WrittenLine(string Text, LanguageState State, IReadOnlyList<(int Token, float LogProbability)> Tokens, RhymeQuality? Quality);

using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Api;

/// <summary>A written song.</summary>
/// <param name="Lines">In order.</param>
/// <param name="Notes">What of the wish could not be met, and what was done instead.</param>
/// <param name="Seed">Gives the same song again.</param>
/// <param name="Scheme">As it was kept.</param>
/// <param name="BitsPerCharacter">How surprising the written lines are to the model; null when it wrote none.</param>
public sealed record LyricsAnswer(
    IReadOnlyList<LyricsLine> Lines, IReadOnlyList<string> Notes, int Seed, string Scheme, double? BitsPerCharacter, Guid PredictionId, string ModelVersion)
{
    /// <summary>The song as one text, stanzas parted by an empty line.</summary>
    public string Text => string.Join("\n", Lines.Select((line, i) => (i > 0 && line.Stanza != Lines[i - 1].Stanza ? "\n" : "") + line.Text));
}

/// <summary>One line of a song.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Stanza">From 1.</param>
/// <param name="Text">The line.</param>
/// <param name="Rhyme">Its letter in the scheme; null where it rhymes with none.</param>
/// <param name="RhymeQuality">How well it rhymes with the other lines of its letter, the worst counting; null where there are none yet.</param>
/// <param name="Syllables">By the dictionary.</param>
/// <param name="Kept">Whether its author gave it.</param>
/// <param name="Tokens">What the model thinks of each piece that it wrote; none for lines that were given.</param>
public sealed record LyricsLine(
    int Number, int Stanza, string Text, string? Rhyme, RhymeQuality? RhymeQuality, int Syllables, bool Kept, IReadOnlyList<LyricsToken> Tokens);

/// <param name="Text">The piece of the line.</param>
/// <param name="Bits">How surprising it was, free of temperature.</param>
public sealed record LyricsToken(string Text, double Bits);

/// <summary>How well the model predicts a text.</summary>
/// <param name="TotalBits">Over every character, from an empty state.</param>
/// <param name="Characters">Unicode code points of the text as it was given.</param>
/// <param name="BitsPerCharacter">Their ratio; 0 for an empty text.</param>
public sealed record LyricsScore(double TotalBits, int Characters, double BitsPerCharacter, string ModelVersion, Guid PredictionId);

using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>
/// What one round of drawing insists on. Rounds ask for less and less: perfect rhymes first, at last beside words that nobody
/// knows, then near ones, then a line that only scans. Novelty and the filter of offensive words are never given up.
/// </summary>
/// <param name="Rhyme">The least rhyme with the partners.</param>
/// <param name="Partners">How many rhyming words there must be for each line that has yet to rhyme with this one.</param>
/// <param name="MayLackTheme">Whether the line may do without the word that is due.</param>
/// <param name="MayInvent">Whether it may hold words that nobody knows.</param>
/// <param name="MayEndAlike">Whether it may end on a word that ends another line.</param>
/// <param name="MayEndAnyhow">Whether it may end on a rare word or one of grammar.</param>
/// <param name="MayLoop">Whether it may repeat runs of words of other lines.</param>
internal sealed record Rigour(RhymeQuality Rhyme, int Partners, bool MayLackTheme = false, bool MayInvent = false, bool MayEndAlike = false, bool MayEndAnyhow = false, bool MayLoop = false)
{
    private static readonly Rigour[] Rounds =
    [
        new(RhymeQuality.Perfect, 7),
        new(RhymeQuality.Perfect, 5),
        new(RhymeQuality.Perfect, 3, MayLackTheme: true),
        new(RhymeQuality.Perfect, 5, MayLackTheme: true, MayInvent: true),
        new(RhymeQuality.Perfect, 3, MayLackTheme: true, MayInvent: true),
        new(RhymeQuality.Near, 2, MayLackTheme: true, MayInvent: true),
        new(RhymeQuality.Near, 1, MayLackTheme: true, MayInvent: true, MayEndAlike: true),
        new(RhymeQuality.None, 0, MayLackTheme: true, MayInvent: true, MayEndAlike: true),
        new(RhymeQuality.None, 0, MayLackTheme: true, MayInvent: true, MayEndAlike: true, MayEndAnyhow: true),
        new(RhymeQuality.None, 0, MayLackTheme: true, MayInvent: true, MayEndAlike: true, MayEndAnyhow: true, MayLoop: true),
    ];

    /// <summary>What a round insists on, from 0.</summary>
    public static Rigour Of(int round) => Rounds[round];

    /// <summary>How many rounds there are.</summary>
    public static int Count => Rounds.Length;
}

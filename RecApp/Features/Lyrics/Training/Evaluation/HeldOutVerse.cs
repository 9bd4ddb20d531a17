using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>Measures how well the language model predicts verse that nothing of it has learned from.</summary>
internal static class HeldOutVerse
{
    /// <summary>Bits per character over all poems, each from the empty state.</summary>
    public static async Task<ModelMetric> MeasureAsync(LyricsModel model, IReadOnlyList<string> poems, CancellationToken cancellationToken)
    {
        var turns = new WriterTurns(1, TimeProvider.System);
        double total = 0, characters = 0;
        foreach (string poem in poems)
        {
            total += await TextScorer.BitsAsync(model, poem, turns, cancellationToken);
            characters += poem.EnumerateRunes().Count();
        }
        return new("bits per character", total / Math.Max(1, characters), $"{poems.Count} held-out poems, {characters:N0} characters", "held-out verse");
    }
}

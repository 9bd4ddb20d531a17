using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Training;

/// <summary>What a bundle knows of words beside its own verse.</summary>
/// <param name="Sounds">How words sound.</param>
/// <param name="Counts">Words of the verse before it with how often that has them.</param>
/// <param name="Guard">Runs of words of the verse before it; null where there was none.</param>
internal sealed record WordKnowledge(IReadOnlyList<KeyValuePair<string, Pronunciation[]>> Sounds, IReadOnlyList<KeyValuePair<string, int>> Counts, NoveltyIndex? Guard)
{
    /// <summary>The pronouncing dictionary alone.</summary>
    /// <exception cref="Tables.DataFileException">The folder holds none.</exception>
    public static WordKnowledge OfDictionary(string folder) => new(CmuDictionary.Read(folder), [], null);

    /// <summary>All that an earlier bundle knows.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static WordKnowledge OfBundle(ModelBundle bundle) => new(
        CmuDictionary.Read(LyricsModel.SoundsFile, LyricsModel.Unpack(bundle, LyricsModel.SoundsFile)),
        WordCounts.Read(LyricsModel.Unpack(bundle, LyricsModel.WordsFile)),
        NoveltyIndex.FromBytes(bundle.ReadAllBytes(LyricsModel.NoveltyFile)));

    /// <summary>The words of this and of more verse together, as the new verse writes them.</summary>
    public IEnumerable<KeyValuePair<string, int>> With(IEnumerable<KeyValuePair<string, int>> words) =>
        words.Concat(Counts).GroupBy(word => word.Key, StringComparer.OrdinalIgnoreCase).Select(forms => new KeyValuePair<string, int>(forms.First().Key, forms.Sum(form => form.Value)));
}

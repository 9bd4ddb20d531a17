using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>Worked examples; each has a seed, so that its link writes a song.</summary>
public static class LyricsExamples
{
    /// <summary>Known without any model.</summary>
    public static Example Night { get; } = Of("A night song", new() { Prefix = "The moon is on the quiet sea,", Scheme = "AABB", Lines = 8, Seed = "7" }, "Couplets of eight syllables that continue a first line");

    public static IReadOnlyList<Example> All { get; } =
    [
        Night,
        Of("Rain and roses", new() { Themes = "rain, roses, summer", Scheme = "ABAB", Lines = 12, Seed = "11" }, "Alternating rhymes, with words that should appear"),
        Of("With a chorus", new() { Scheme = "AABB", Chorus = true, Lines = 16, Seed = "23" }, "Every second stanza is the same"),
        Of("Long and grave", new LyricsQuery { Scheme = "ABBA", Syllables = 10, Lines = 8, Seed = "5" }.WithMood("faithful"), "Ten syllables, enclosed rhymes, playing it safe"),
        Of("Wild and free", new LyricsQuery { Scheme = "free", Syllables = 0, Lines = 8, Seed = "3" }.WithMood("wild"), "No rhyme scheme, very bold"),
    ];

    private static Example Of(string label, LyricsQuery form, string detail) => new(label, form.ToUri(), detail);
}

namespace RecApp.Features.Lyrics.Sound;

/// <summary>How well two words rhyme.</summary>
public enum RhymeQuality
{
    /// <summary>Not at all, or they are the same word.</summary>
    None,

    /// <summary>The stressed vowel is the same and the consonants after it are alike.</summary>
    Near,

    /// <summary>The same from the last stressed vowel on.</summary>
    Perfect,
}

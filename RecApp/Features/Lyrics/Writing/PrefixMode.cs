namespace RecApp.Features.Lyrics.Writing;

/// <summary>What a line goes on from.</summary>
public enum PrefixMode
{
    /// <summary>From the lines before it (0 in the source system).</summary>
    Previous,

    /// <summary>From nothing: every line as if it were a first one (1).</summary>
    None,

    /// <summary>From the lines before it with a probability, otherwise from nothing (2).</summary>
    Mixed,
}

namespace RecApp.Features.Lyrics.Network;

/// <summary>What the network remembers after a run of tokens, and what it expects next. Never changes.</summary>
/// <param name="Hidden">[layers × hidden].</param>
/// <param name="Cell">[layers × hidden].</param>
/// <param name="Recent">The last tokens.</param>
/// <param name="LogProbabilities">Natural logarithms of the probabilities of the next token, [tokens].</param>
internal sealed record LanguageState(float[] Hidden, float[] Cell, RecentTokens Recent, float[] LogProbabilities);

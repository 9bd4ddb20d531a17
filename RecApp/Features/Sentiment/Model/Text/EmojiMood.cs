using System.Collections.Frozen;
using System.Text;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>What signs and emoji that say something of a film are among the tokens that the models know.</summary>
internal static class EmojiMood
{
    private static readonly FrozenSet<int> Smiles = Codes("😀😃😄😁😆😂🤣😊😍🥰😘🤩😻😎🥳🤗👍👏🙌🎉🔥💯❤♥💖💕💗🧡💛💚💙💜☺👌🏆✨💪");

    private static readonly FrozenSet<int> Frowns = Codes("👎😡😠🤬🤮🤢💩😞😒😤😖😣😩😫🥱😴🙄💔☹🙁😑😐🗑🚮😾");

    private static readonly FrozenSet<int> Stars = Codes("★⭐🌟✭✮");

    /// <summary><c>:)</c>, <c>:(</c> or <c>*</c>; null for every other character.</summary>
    public static string? Of(Rune character) => character.Value < 0x2600 ? null
        : Smiles.Contains(character.Value) ? ":)"
        : Frowns.Contains(character.Value) ? ":("
        : Stars.Contains(character.Value) ? "*"
        : null;

    private static FrozenSet<int> Codes(string characters) => characters.EnumerateRunes().Select(rune => rune.Value).ToFrozenSet();
}

using System.Collections.Frozen;

namespace RecApp.Features.Sentiment.Model.Languages;

/// <summary>The small words that every longer text of a language is full of; folded as the tokeniser folds.</summary>
internal static class FunctionWords
{
    /// <summary>Of English, without those that other languages write alike.</summary>
    public static FrozenSet<string> English { get; } = Words(
        "the and of to is it this that with for but you not are his her have be at they by from who so or what there out about just if has had when she he an all some were would than can which their will been no my we");

    // Further ones of English, which others write alike.
    private static readonly FrozenSet<string> Alike = Words(
        "i was in as on me do does did don't doesn't didn't isn't wasn't couldn't can't won't wouldn't i'm i've very really more most never ever 's she's he's how why when where could should these those only also");

    /// <summary>Of languages that people also write reviews in and that use the same letters; words that English has, too, are left out.</summary>
    public static IReadOnlyList<(string Language, FrozenSet<string> Words)> Others { get; } =
    [
        ("German", Words("der das und ist nicht sehr ein eine einen einem einer dem auch auf sich ich ihn wir sie aber oder noch wurde hat haben sind zu von fur bei dass uber mich dieser diese dieses einfach")),
        ("French", Words("le la les et est une ce cet cette qui que dans pas avec tres je il elle nous vous sont mais ou c'est n'est j'ai au aux sa ses ete bien tout d'un d'une qu'il")),
        ("Spanish", Words("el la los las es una de del que en muy por pero como este esta lo fue pelicula peor mejor todo nada mas se y")),
        ("Italian", Words("il lo la gli una di che non questo questa molto ma piu del della nel nella anche ho sono stato tutto e")),
        ("Portuguese", Words("os um uma de que nao muito mas este esta filme foi mais dos das ele ela bom ruim e")),
        ("Dutch", Words("het een en van ik niet dat voor zijn maar ook aan deze heel nog nooit naar geen erg veel heb")),
        ("Swedish", Words("och att det som inte med ett jag var mycket har av filmen")),
        ("Polish", Words("nie jest sie bardzo tak przez tylko dla czy ze byl byla")),
        ("Turkish", Words("bir bu ve cok ama icin ile gibi daha kadar olarak degil")),
    ];

    private static readonly FrozenSet<string> Foreign = Others.SelectMany(other => other.Words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether English has a small word, alone or with others.</summary>
    public static bool IsEnglish(string word) => English.Contains(word) || Alike.Contains(word);

    /// <summary>Whether another language has a small word.</summary>
    public static bool IsForeign(string word) => Foreign.Contains(word);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

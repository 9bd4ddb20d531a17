using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Reviews that nobody wrote about any film.</summary>
public static class SentimentExamples
{
    private static readonly (string Key, string Label, string Detail, string Text)[] Texts =
    [
        ("glowing", "Glowing", "Positive from beginning to end",
            "I went in expecting very little and came out grinning. The script is sharp, the two leads are wonderful together, and the last half hour moved me to tears. "
            + "Every scene looks beautiful without showing off, and the music never gets in the way. One of the best films I have seen in years. Don't miss it!"),
        ("scathing", "Scathing", "Negative from beginning to end",
            "What a waste of two hours. The plot makes no sense, the jokes fall flat, and the actors look as bored as I was. "
            + "It drags on and on until it simply stops, as if somebody had pulled the plug. Poorly written, badly lit, and dull. Avoid it at all costs."),
        ("mixed", "Mixed", "Some of both",
            "There is a lot to like here: the photography is gorgeous and the supporting cast does fine work. But the story runs out of steam halfway through, the ending is rushed, "
            + "and the main character never quite comes alive. I didn't hate it, and I won't watch it again either. Worth a rental on a rainy evening, perhaps."),
        ("sarcastic", "Sarcastic", "Says the opposite of what it means",
            "Oh, brilliant. Another hero who walks away from an explosion without looking back. How original! I could hardly contain my excitement when the villain explained his whole plan for the third time. "
            + "Truly a triumph, if the aim was to make watching paint dry look thrilling. Bravo to everyone involved; I loved checking my watch."),
        ("long", "Very long", "Eight acts with a change of heart", LongReview()),
        ("short", "Very short", "Two words", "Loved it!"),
    ];

    /// <summary>As links that fill the form.</summary>
    public static IReadOnlyList<Example> All { get; } =
        [.. Texts.Select(text => new Example(text.Label, new SentimentQuery { Example = text.Key }.ToUri(), text.Detail))];

    /// <summary>Their names in addresses.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Texts.Select(text => text.Key)];

    /// <summary>The text of a name; null for none.</summary>
    public static string? Find(string? key) => Texts.FirstOrDefault(text => text.Key == key).Text;

    /// <summary>The name of a text; null when it is no example.</summary>
    public static string? KeyOf(string text) => Texts.FirstOrDefault(example => example.Text == text).Key;

    private static string LongReview()
    {
        string[] acts =
        [
            "I had been looking forward to this film for months, and the opening did not disappoint. A train arrives in a snowed-in valley, a woman steps down with a single suitcase, and for ten minutes nobody says a word. It is patient, confident film-making, and I was hooked.",
            "The first act introduces the village with real warmth. The baker, the schoolteacher and the retired ferryman are drawn in a few strokes, and each of them is played by somebody who seems to have lived there for years. The humour is gentle and it works.",
            "Then the trouble starts. A subplot about a missing will is brought in, dropped, and brought in again. Two characters turn up whose names I never learned, and the camera follows them around for what feels like an hour. My neighbour fell asleep.",
            "By the middle I was annoyed. The dialogue becomes clumsy, people explain to each other what both of them already know, and a dream sequence with a talking crow is simply embarrassing. It is hard to believe that the same people made the opening.",
            "The festival scene is the low point. It is badly lit, badly cut, and so loud that I could not follow a single line. A fight breaks out for no reason, and it ends for no reason. I very nearly walked out.",
            "I am glad that I stayed. From the moment the river freezes the film finds its feet again. The woman and the ferryman share a boat, and what they tell each other is honest, funny and sad all at once. It is superbly acted.",
            "The last act brings everything together without tying it up too neatly. The will no longer matters, the crow makes sense after all, and the village says goodbye to her in a way that left half of the audience in tears. What a lovely, quiet piece of work.",
            "So: a great beginning, a terrible middle and a wonderful ending. If they cut twenty minutes out of it, this would be a classic. As it is, I still recommend it with all my heart, and I will see it again, with a cup of tea for the festival scene.",
        ];
        return string.Join("\n\n", acts);
    }
}

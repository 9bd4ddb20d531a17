using RecApp.Tables;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Reviews that nobody wrote about any film, to try an upload with; two of them can't be judged.</summary>
internal static class SampleReviews
{
    private static readonly string[] Texts =
    [
        "Loved it!",
        "A warm and funny film with a cast that clearly enjoys every minute. I left with a smile, and so did my whole row.",
        "Dull, loud and far too long.",
        "The photography is lovely, but the story runs out of ideas after an hour and the ending comes from nowhere. Fine for a rainy evening.",
        "I have seen it three times now and still find something new in it. The script trusts its audience, the music is perfect, and the last scene is one of the best I know.",
        "",
        "What a mess. Nobody in it behaves like a human being, the jokes are older than I am, and by the second chase I was counting the exit signs.",
        "Ein wunderbarer Film, den ich mir gerne noch einmal ansehe. Die Musik ist großartig und das Ende hat mich sehr berührt.",
        "Not bad at all. I had expected the worst and was pleasantly surprised.",
        "Not good at all. I had expected something special and was bored from beginning to end.",
        "Oh, wonderful, another hero who saves the world on his own. I loved checking my watch.",
        "My grandmother, who has not set foot in a cinema for thirty years, laughed so hard that she missed half of the lines. Then she cried, said that it was nothing, and asked on the way home "
            + "when we would go again. I can't think of higher praise: it is a kind, clever, beautifully acted film about people who are neither young nor rich, and I hope that everybody sees it.",
    ];

    /// <summary>A dozen of them as a file, numbered so that the empty one keeps its row.</summary>
    public static byte[] Csv()
    {
        using CsvTable csv = new(["id", "text"]);
        foreach (var (place, text) in Texts.Index())
            csv.Number(place + 1).Text(text).EndRow();
        return csv.ToArray();
    }
}

using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>What the page <c>/sentiment</c> shows, as its address carries it. A long text is not part of it: it stays in the session.</summary>
public sealed record SentimentQuery : IPageQuery<SentimentQuery>
{
    public const string Path = "/sentiment";

    /// <summary>Longest text in an address, in characters of the address.</summary>
    public const int MostEscaped = 1_500;

    private static readonly string[] Views = ["one", "many"];

    /// <summary>The text to judge; null where the address has none.</summary>
    public string? Text { get; init; }

    /// <summary>Name of an example instead of a text.</summary>
    public string? Example { get; init; }

    /// <summary>One of <see cref="SentimentService.Models"/>.</summary>
    public string Model { get; init; } = SentimentService.Lstm;

    /// <summary>Whether many reviews are judged from a file.</summary>
    public bool Many { get; init; }

    /// <summary>The text meant; null for none.</summary>
    public string? Meant => Text ?? SentimentExamples.Find(Example);

    /// <summary>Whether a text fits into an address.</summary>
    public static bool Fits(string text) => text.Length <= MostEscaped && Escaped(text).Length <= MostEscaped;

    /// <summary>The state with a text: by an example's name where it is one, left out where it is too long.</summary>
    public static SentimentQuery Of(string text, string model, bool many) => SentimentExamples.KeyOf(text) is { } example
        ? new() { Example = example, Model = model, Many = many }
        : new() { Text = text.Length > 0 && Fits(text) ? text : null, Model = model, Many = many };

    /// <inheritdoc/>
    public string ToUri() => new QueryWriter(Path)
        .Add("view", Many ? Views[1] : "")
        .Add("model", Model, SentimentService.Lstm)
        .Add("example", Example)
        .Add("text", Example is null && Text is not null ? Escaped(Text) : null)
        .ToString();

    /// <inheritdoc/>
    public static (SentimentQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        string text = reader.Text("text");
        string example = reader.Text("example");
        if (reader.Has("example") && SentimentExamples.Find(example) is null)
            reader.Report("example", $"{QueryReader.Quote(example)} is not known; allowed: {string.Join(", ", SentimentExamples.Keys)}.");
        var query = new SentimentQuery
        {
            Text = text.Length > 0 ? text : null,
            Example = SentimentExamples.Find(example) is null ? null : example,
            Model = reader.Choice("model", SentimentService.Models),
            Many = reader.Choice("view", Views) == Views[1],
        };
        return (query, reader.Problems);
    }

    // A lone surrogate can't be escaped; nor can anybody see it.
    private static string Escaped(string text) => Uri.EscapeDataString(new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]));
}

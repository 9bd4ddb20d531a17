using RecApp.Validation;

namespace RecApp.Features.Sentiment.Api;

/// <summary>What a request must keep to before a model is asked.</summary>
internal static class SentimentRules
{
    /// <summary>Longest text, in UTF-16 units; the longest review of the training data has 13,704.</summary>
    public const int MostCharacters = 50_000;

    /// <summary>Most texts of one request.</summary>
    public const int MostTexts = 1_000;

    /// <summary>Most UTF-16 units of all texts of a request.</summary>
    public const int MostCharactersTogether = 1_000_000;

    /// <summary>Most texts of a request that are explained.</summary>
    public const int MostExplained = 20;

    /// <summary>Most UTF-16 units of all texts of a request that are explained: explaining reads a text many times over.</summary>
    public const int MostCharactersExplained = MostCharacters;

    // The first few say what is wrong with all of them.
    private const int MostErrors = 20;

    /// <exception cref="InvalidRequestException">A field is wrong; the error names it, as in <c>texts[3]</c>, and what is allowed.</exception>
    public static void Check(SentimentRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (!SentimentService.Models.Contains(ModelOf(request)))
            errors["model"] = [$"There is no such model; allowed: {string.Join(", ", SentimentService.Models)}."];
        var texts = (request.Text, request.Texts) switch
        {
            ({ } text, null) => One(text, errors),
            (null, { } many) => Many(many, errors),
            (null, null) => Refuse(errors, "text", "Give a text in “text”, or several in “texts”."),
            _ => Refuse(errors, "texts", "Give either “text” or “texts”, not both."),
        };
        if (request.Explain == true && texts.Count > MostExplained)
            errors["explain"] = [$"{texts.Count:N0} texts were given; up to {MostExplained} of a request are explained."];
        else if (request.Explain == true && texts.Sum(text => (long)(text?.Length ?? 0)) is > MostCharactersExplained and var together && errors.Count == 0)
            errors["explain"] = [$"The texts have {together:N0} characters together; up to {MostCharactersExplained:N0} of a request are explained."];
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
    }

    /// <summary>The model asked for.</summary>
    public static string ModelOf(SentimentRequest request) => request.Model ?? SentimentService.Lstm;

    /// <summary>The texts of a checked request.</summary>
    public static IReadOnlyList<string> TextsOf(SentimentRequest request) => request.Text is { } text ? [text] : [.. request.Texts!.OfType<string>()];

    /// <summary>Why a text can't be judged; null when it can.</summary>
    public static string? Problem(string? text) => text switch
    {
        null => "The text is missing.",
        _ when string.IsNullOrWhiteSpace(text) => "The text is empty. Write at least one word.",
        { Length: > MostCharacters } => $"The text has {text.Length:N0} characters; up to {MostCharacters:N0} are read.",
        _ => null,
    };

    private static IReadOnlyList<string> One(string text, Dictionary<string, string[]> errors)
    {
        if (Problem(text) is { } problem)
            errors["text"] = [problem];
        return [text];
    }

    private static IReadOnlyList<string> Many(IReadOnlyList<string?> texts, Dictionary<string, string[]> errors)
    {
        if (texts.Count is 0 or > MostTexts)
            return Refuse(errors, "texts", $"{texts.Count:N0} texts were given; give 1 to {MostTexts:N0}.");
        for (int i = 0; i < texts.Count && errors.Count < MostErrors; i++)
            if (Problem(texts[i]) is { } problem)
                errors[$"texts[{i}]"] = [problem];
        if (errors.Count == 0 && texts.Sum(text => (long)text!.Length) is > MostCharactersTogether and var together)
            errors["texts"] = [$"The texts have {together:N0} characters together; up to {MostCharactersTogether:N0} are read in one request."];
        return errors.Count == 0 ? [.. texts.Select(text => text!)] : [];
    }

    private static IReadOnlyList<string> Refuse(Dictionary<string, string[]> errors, string field, string problem)
    {
        errors[field] = [problem];
        return [];
    }
}

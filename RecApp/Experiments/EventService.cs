using System.ComponentModel;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Validation;
using RecApp.Visitors;

namespace RecApp.Experiments;

/// <summary>What a person does with an answer.</summary>
public enum EventKind
{
    /// <summary>Opens a player of something recommended.</summary>
    Play,

    /// <summary>Takes something recommended into what is given.</summary>
    Add,

    /// <summary>Keeps something in a library.</summary>
    Save,

    /// <summary>Copies the answer or a link to it.</summary>
    Copy,

    /// <summary>Does not want something recommended.</summary>
    Hide,

    /// <summary>Wants more like something recommended.</summary>
    More,
}

/// <summary>Takes what people do with answers, and has it change what is recommended to them next. Page and API both call it.</summary>
public sealed class EventService(PredictionStore predictions, EventStore events, CurrentVisitor visitor, TimeProvider clock)
{
    /// <summary>Longest item in characters.</summary>
    public const int LongestItem = 64;

    /// <summary>The kinds by their names.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<EventKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>Keeps an event; completes when it is durable. The same one again counts once.</summary>
    /// <param name="predictionId">The answer's id.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="item">Which one of the answer, by its id: letters, digits and <c>: _ . -</c>; null for the whole.</param>
    /// <param name="cancellationToken">Stops waiting; what is on its way may be kept all the same.</param>
    /// <returns>Whether it was new; null when there is no such prediction.</returns>
    /// <exception cref="InvalidRequestException">The item is no id.</exception>
    /// <exception cref="StorageUnavailableException">Nothing was kept; the caller may try again.</exception>
    public async Task<bool?> AddAsync(Guid predictionId, EventKind kind, string? item = null, CancellationToken cancellationToken = default)
    {
        if (item is not null && !IsItem(item))
            throw new InvalidRequestException("item", $"must be an id of the answer: 1 to {LongestItem} letters, digits and : _ . -");
        if (await predictions.FindAsync(predictionId, cancellationToken) is not { } prediction)
            return null;
        string name = kind.ToString().ToLowerInvariant();
        bool isNew = await events.AddAsync(new(name, item ?? "", clock.GetUtcNow()), prediction, cancellationToken);
        // Also where it counts no more: playing something again wants it again.
        if (item is not null && VisitorTaste.IsTelling(name))
            visitor.Tell(prediction.Model, item, name);
        return isNew;
    }

    // Ids only: nothing that a person wrote.
    internal static bool IsItem(string item) =>
        item.Length is >= 1 and <= LongestItem && item.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '_' or '.' or '-');
}

/// <summary>An event as the API takes it; text throughout, so that every mistake can be explained.</summary>
public sealed record EventRequest
{
    [Description("The predictionId of the answer.")]
    public string? PredictionId { get; init; }

    [Description("play, add, save, copy, hide or more.")]
    public string? Kind { get; init; }

    [Description("Which one of the answer, by its id; leave it out for the whole.")]
    public string? Item { get; init; }

    /// <exception cref="InvalidRequestException">Every field that is missing or can't be read, with what is allowed.</exception>
    internal (Guid Prediction, EventKind Kind) Parse()
    {
        Dictionary<string, string[]> errors = [];
        if (!Guid.TryParse(PredictionId, out var prediction))
            errors["predictionId"] = ["must be the predictionId of an answer, such as 01890a5d-ac96-774b-bcce-b302099a8057."];
        bool isKind = EventService.Kinds.Contains(Kind, StringComparer.OrdinalIgnoreCase) & Enum.TryParse<EventKind>(Kind, ignoreCase: true, out var kind);
        if (!isKind)
            errors["kind"] = [$"must be one of {string.Join(", ", EventService.Kinds)}."];
        return errors.Count == 0 ? (prediction, kind) : throw new InvalidRequestException(errors);
    }
}

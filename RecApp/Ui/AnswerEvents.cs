using RecApp.Experiments;
using RecApp.Storage;

namespace RecApp.Ui;

/// <summary>Tells what a person does with an answer, from wherever below it. It is an extra: no press fails because it could not be kept.</summary>
/// <param name="events">Where it is kept.</param>
/// <param name="predictionId">The answer's id.</param>
public sealed class AnswerEvents(EventService events, Guid predictionId)
{
    /// <summary>The answer's id.</summary>
    public Guid PredictionId { get; } = predictionId;

    /// <summary>Tells it; the same again counts once.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="item">Which one of the answer, by its id; anything else stands for the whole.</param>
    public async Task TellAsync(EventKind kind, string? item = null)
    {
        try
        {
            await events.AddAsync(PredictionId, kind, item is not null && EventService.IsItem(item) ? item : null);
        }
        catch (StorageUnavailableException)
        {
            // Health check and log tell of a storage that fails.
        }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using RecApp.Storage;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Feedback;

/// <summary>Takes the rating of one answer and shows what people said before.</summary>
public sealed partial class FeedbackPanel(FeedbackService service, ModelDescriptions descriptions, IOptions<StorageOptions> storage) : ComponentBase
{
    private static readonly (FeedbackRating Rating, string Name)[] Ratings =
    [
        (FeedbackRating.Love, "Love it"), (FeedbackRating.Like, "Like it"), (FeedbackRating.Okay, "Okay"), (FeedbackRating.Hate, "Hate it"),
    ];

    private IReadOnlyList<FeedbackCount>? _counts;
    private Guid? _shown;
    private bool _busy;
    private bool _forgotten;
    private string? _problem;

    /// <summary>The model whose ratings the chart shows.</summary>
    [Parameter, EditorRequired]
    public required string Model { get; set; }

    /// <summary>The answer that is rated.</summary>
    [Parameter, EditorRequired]
    public required Guid PredictionId { get; set; }

    /// <summary>The rating so far.</summary>
    [Parameter, EditorRequired]
    public required FeedbackDraft Draft { get; set; }

    /// <summary>The text that was judged and what was said of it, where its author may let this server keep it; null for nothing to keep.</summary>
    [Parameter]
    public KeptText? Text { get; set; }

    /// <summary>What is asked.</summary>
    [Parameter]
    public string Title { get; set; } = "How good is this?";

    /// <summary>The ratings to choose from, and what they are called.</summary>
    [Parameter]
    public IReadOnlyList<(FeedbackRating Rating, string Name)> Choices { get; set; } = Ratings;

    private bool OffersText => Text is { Body.Length: <= FeedbackService.MaximumText } && Draft.Rating is { } rating && FeedbackService.TellsLabel(rating);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == PredictionId)
            return;
        (_shown, _problem, _forgotten) = (PredictionId, null, false);
        await CountAsync();
    }

    private async Task ForgetTextAsync()
    {
        if (_busy)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            await service.ForgetTextAsync(PredictionId);
            (Draft.HasKeptText, _forgotten) = (false, true);
        }
        catch (StorageUnavailableException)
        {
            _problem = "The text could not be deleted; it is there still. Try again in a minute.";
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SendAsync()
    {
        if (_busy || Draft.Stored || Draft.Rating is not { } rating)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            var kept = Draft.KeepText && OffersText ? Text : null;
            await service.AddAsync(PredictionId, rating, Draft.Reason, kept);
            (Draft.Stored, Draft.HasKeptText) = (true, kept is not null);
            await CountAsync();
        }
        catch (InvalidRequestException invalid)
        {
            _problem = string.Join(" ", invalid.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key} {message}")));
        }
        catch (UnknownPredictionException)
        {
            _problem = "This answer is not on record yet. Wait a second and send the rating again.";
        }
        catch (StorageUnavailableException)
        {
            _problem = "The rating could not be kept. It is still here: send it again in a minute.";
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task CountAsync()
    {
        try
        {
            _counts = await service.SummaryAsync(Model);
        }
        catch (StorageUnavailableException)
        {
            // The chart is an extra; without it the rating can still be given.
            _counts = null;
        }
    }
}

using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Features.Sentiment.Api;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Uploads;

namespace RecApp.Features.Sentiment.Page;

/// <summary>A text area whose content comes as a stream once typing rests, however long it is. What is too long stays in the browser and is said to be so.</summary>
public sealed partial class ReviewInput(IJSRuntime js, SessionUploads uploads) : ComponentBase, IAsyncDisposable
{
    private const int RestMilliseconds = 350;

    // A text that stands so long, or whose author has gone elsewhere on the page, is meant.
    private const int SettledMilliseconds = 3_000;

    // Four bytes are the most that UTF-8 takes for a UTF-16 unit or two.
    private static readonly UploadLimits Limits = new(Bytes: 4L * SentimentRules.MostCharacters, Rows: 1);

    private ElementReference _area;
    private IJSObjectReference? _module;
    private IJSObjectReference? _watch;
    private DotNetObjectReference<ReviewInput>? _self;
    private string _initial = "";
    private string _shown = "";

    /// <summary>The text to show; what is typed meanwhile is not overwritten by what came of it.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Characters in the area.</summary>
    [Parameter]
    public int Length { get; set; }

    /// <summary>What is wrong with the text; null when nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Told when typing rests, when the text has settled, and when it is sent.</summary>
    [Parameter]
    public EventCallback<TypedText> OnTyped { get; set; }

    /// <summary>Sends what is in the area right now.</summary>
    public async Task SendAsync()
    {
        if (_watch is not null)
            await GuardAsync(() => _watch.InvokeVoidAsync("send").AsTask());
        else
            await OnTyped.InvokeAsync(new(_shown, _shown.Length, IsDraft: false));
    }

    /// <summary>Called by the browser.</summary>
    /// <param name="length">Characters in the area.</param>
    /// <param name="isDraft">Whether somebody may still be typing.</param>
    /// <param name="content">The text in UTF-8; null where it is empty or too long.</param>
    [JSInvokable]
    public async Task ReceiveAsync(int length, bool isDraft, IJSStreamReference? content)
    {
        string? text = length == 0 ? "" : null, refusal = null;
        if (content is not null)
        {
            try
            {
                await using var opened = await UploadedFile.OpenAsync(content, Limits, uploads, _ => { }, CancellationToken.None);
                using var reader = new StreamReader(opened.Content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
                text = await reader.ReadToEndAsync();
            }
            catch (UploadRefusedException refused)
            {
                refusal = refused.Message;
            }
            await content.DisposeAsync();
        }
        _shown = text ?? _shown;
        await InvokeAsync(() => OnTyped.InvokeAsync(new(text, length, isDraft) { Refusal = refusal }));
    }

    /// <summary>Lets go of the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        await GuardAsync(async () =>
        {
            if (_watch is not null)
            {
                await _watch.InvokeVoidAsync("dispose");
                await _watch.DisposeAsync();
            }
            if (_module is not null)
                await _module.DisposeAsync();
        });
        _self?.Dispose();
    }

    protected override void OnInitialized() => (_initial, _shown) = (Text, Text);

    protected override async Task OnParametersSetAsync()
    {
        if (Text == _shown)
            return;
        _shown = Text;
        if (_watch is null)
            _initial = Text;
        else
            await GuardAsync(() => _watch.InvokeVoidAsync("set", Text).AsTask());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await GuardAsync(async () =>
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Features/Sentiment/Page/ReviewInput.razor.js"]);
            _self = DotNetObjectReference.Create(this);
            string known = _shown;
            _watch = await _module.InvokeAsync<IJSObjectReference>("watch", _area, _self, known, SentimentRules.MostCharacters, RestMilliseconds, SettledMilliseconds);
            // The page may have got another text while the script was on its way.
            if (_shown != known)
                await _watch.InvokeVoidAsync("set", _shown);
        });
    }

    private static async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The page is gone.
        }
    }
}

/// <summary>What stands in the area.</summary>
/// <param name="Text">Null where it is too long, or refused.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="IsDraft">Whether somebody may still be typing.</param>
public sealed record TypedText(string? Text, int Length, bool IsDraft)
{
    /// <summary>Why it was not read; null where it was, or is too long.</summary>
    public string? Refusal { get; init; }
}

using Microsoft.JSInterop;
using RecApp.Admission;

namespace RecApp.Session.Library;

/// <summary>
/// What a person keeps and asked before. It lives in the browser alone and is shared by all its tabs; here is what this tab has read of
/// it. Empty until <see cref="ReadAsync()"/>, and where the browser does not give it away; nothing of it ever fails.
/// </summary>
public sealed class PersonalLibrary(IJSRuntime js, SessionUploads uploads, TimeProvider clock, ILogger<PersonalLibrary> logger) : IDisposable
{
    // Two bytes a character, and its objects.
    private const int MemoryPerByte = 3;

    private DotNetObjectReference<PersonalLibrary>? _self;
    private Task? _reading;
    private bool _isStale;

    /// <summary>Raised after every change, here or in another tab.</summary>
    public event Action? Changed;

    /// <summary>What was read.</summary>
    public LibraryContent Content { get; private set; } = LibraryContent.Empty;

    /// <summary>Whether the browser was asked already.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Why what the browser has can't be shown, and what comes of it, sentences; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many entries of it can't be used.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Asks the browser, the first time. To be called once there is a circuit.</summary>
    public Task ReadAsync() => _reading ??= OpenAsync();

    /// <summary>Keeps something.</summary>
    /// <returns>Whether the browser took it.</returns>
    public Task<bool> KeepAsync(KeptItem item) => ChangeAsync(new() { PutFavourites = [item with { At = clock.GetUtcNow() }] });

    /// <summary>Keeps something no longer.</summary>
    /// <returns>Whether the browser forgot it.</returns>
    public Task<bool> DropAsync(KeptItem item) => ChangeAsync(new() { DropFavourites = [item] });

    /// <summary>Changes the browser's newest document, whatever other tabs have written meanwhile.</summary>
    /// <returns>Whether the browser took it.</returns>
    public async Task<bool> ChangeAsync(LibraryChange change)
    {
        await ReadAsync();
        if (!await CallAsync(() => js.InvokeAsync<bool>("recappLibrary.change", change).AsTask()))
            return false;
        Content = Content.With(change);
        // What could not be read was put aside.
        Problem = null;
        Changed?.Invoke();
        return true;
    }

    /// <summary>Another tab has changed the document.</summary>
    [JSInvokable]
    public async Task OnChangedElsewhereAsync()
    {
        if (_isStale)
            return;
        _isStale = true;
        await ReadAsync();
        _isStale = false;
        await (_reading = ReadNowAsync());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _self?.Dispose();
        uploads.Release(this);
    }

    private async Task OpenAsync()
    {
        _self ??= DotNetObjectReference.Create(this);
        await CallAsync(async () =>
        {
            await js.InvokeVoidAsync("recappLibrary.watch", _self);
            return true;
        });
        await ReadNowAsync();
    }

    private async Task ReadNowAsync()
    {
        var read = await CallAsync(ReadDocumentAsync);
        (Content, LeftOut, IsRead) = (read?.Content ?? LibraryContent.Empty, read?.LeftOut ?? 0, true);
        Problem = read is null ? "Your browser keeps nothing for this page: its storage is turned off."
            : read.Problem is { } problem ? $"What your browser holds can't be shown. {problem} What you keep from now on is remembered; the old is put aside." : null;
        Changed?.Invoke();
    }

    private async Task<LibraryReading?> ReadDocumentAsync() => await js.InvokeAsync<StoredDocument?>("recappLibrary.read") switch
    {
        null => new(LibraryContent.Empty, 0, null),
        { Content: { } content } => await ReadAsync(content),
        _ => LibraryReading.Of("It is larger than 1 MB."),
    };

    private async Task<LibraryReading> ReadAsync(IJSStreamReference content)
    {
        await using (content)
        {
            uploads.Hold(this, content.Length * MemoryPerByte);
            await using var stream = await content.OpenReadStreamAsync(LibraryDocument.MostBytes);
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes);
            return LibraryDocument.Read(bytes.ToArray(), clock.GetUtcNow());
        }
    }

    // A browser that is gone, forbids storage or runs out of it is no failure of the page.
    private async Task<T?> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or InvalidOperationException or OperationCanceledException or UploadRefusedException or IOException or ArgumentOutOfRangeException)
        {
            logger.LogInformation("The library could not be reached ({Problem})", problem.GetType().Name);
            return default;
        }
    }

    // As the script gives it: without content where it is too large.
    private sealed record StoredDocument(IJSStreamReference? Content);
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecApp.Ui;

/// <summary>What the page asks of its browser. Where the browser is gone, nothing happens.</summary>
public sealed class PageScript(IJSRuntime js, string address) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Shows another address without leaving the page or moving it.</summary>
    /// <param name="uri">The address, as a path and query string.</param>
    /// <param name="push">Whether Back leads to the address before.</param>
    public Task SetAddressAsync(string uri, bool push) => CallAsync("setAddress", uri, push);

    /// <summary>Brings an element into view and gives it the focus.</summary>
    public Task ShowAsync(ElementReference element) => CallAsync("show", element);

    /// <summary>Offers a file for download that was made in the circuit and is kept nowhere.</summary>
    /// <param name="fileName">What the browser calls it.</param>
    /// <param name="mediaType">Such as <c>text/csv</c>.</param>
    /// <param name="content">Its bytes.</param>
    public Task DownloadAsync(string fileName, string mediaType, byte[] content) => CallAsync("download", fileName, mediaType, content);

    /// <summary>Lets go of the script.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception problem) when (IsGone(problem))
        {
            // The page is gone and its script with it.
        }
    }

    private async Task CallAsync(string function, params object[] arguments)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", address);
            await _module.InvokeVoidAsync(function, arguments);
        }
        catch (Exception problem) when (IsGone(problem))
        {
            // Nobody sees the page any more.
        }
    }

    private static bool IsGone(Exception problem) => problem is JSDisconnectedException or OperationCanceledException or JSException;
}

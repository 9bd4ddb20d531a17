using System.Text;
using Bunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Session;
using RecApp.Session.Library;

namespace RecApp.Tests.Session.Library;

/// <summary>What becomes of a library in a browser that does what browsers do; the rest is in the browser's own tests.</summary>
public sealed class PersonalLibraryTests
{
    private static readonly KeptItem Song = new(KeptKind.Song, "1", "So What", "", "/recommender?tracks=1");

    [Fact]
    public async Task Read_StorageForbidden_IsEmptyAndSaysWhy()
    {
        using var library = Library(new Browser { Failure = new JSException("denied") });
        int changes = 0;
        library.Changed += () => changes++;

        await library.ReadAsync();
        Assert.False(await library.KeepAsync(Song));

        Assert.True(library.IsRead);
        Assert.Contains("turned off", library.Problem, StringComparison.Ordinal);
        Assert.True(library.Content.IsEmpty);
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task Read_Twice_AsksTheBrowserOnce()
    {
        Browser browser = new();
        using var library = Library(browser);

        await Task.WhenAll(library.ReadAsync(), library.ReadAsync());

        Assert.Equal(1, browser.Reads);
        Assert.Null(library.Problem);
    }

    [Fact]
    public async Task Keep_Something_IsKnownAtOnceAndTold()
    {
        using var library = Library(new());
        int changes = 0;
        library.Changed += () => changes++;

        Assert.True(await library.KeepAsync(Song));
        Assert.True(library.Content.Has(Song));
        Assert.True(await library.DropAsync(Song));

        Assert.True(library.Content.IsEmpty);
        Assert.Equal(3, changes);
    }

    [Fact]
    public async Task OnChangedElsewhere_AnotherTab_IsReadAgain()
    {
        Browser browser = new();
        using var library = Library(browser);
        await library.ReadAsync();
        browser.Stored = Encoding.UTF8.GetString(LibraryDocument.Write(LibraryContent.Empty.With(new() { PutFavourites = [Song] })));

        await library.OnChangedElsewhereAsync();

        Assert.True(library.Content.Has(Song));
    }

    [Fact]
    public async Task Read_WithoutMemoryForIt_IsEmptyAndSaysSo()
    {
        SessionUploads uploads = new(new(Options.Create(new UploadOptions { PerAddressMegabytes = 1, TotalMegabytes = 1 })), () => { });
        using PersonalLibrary library = new(new Browser { Stored = new('x', 900_000) }, uploads, TimeProvider.System, NullLogger<PersonalLibrary>.Instance);

        await library.ReadAsync();

        Assert.NotNull(library.Problem);
        Assert.True(library.Content.IsEmpty);
    }

    private static PersonalLibrary Library(Browser browser) =>
        new(browser, new(new(Options.Create(new UploadOptions())), () => { }), TimeProvider.System, NullLogger<PersonalLibrary>.Instance);

    private sealed class Browser : IJSRuntime
    {
        public Exception? Failure { get; init; }

        public string? Stored { get; set; }

        public int Reads { get; private set; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            if (Failure is not null)
                throw Failure;
            if (identifier == "recappLibrary.change")
                return new((TValue)(object)true);
            if (identifier != "recappLibrary.read")
                return default;
            Reads++;
            return Stored is null ? default : new((TValue)Activator.CreateInstance(typeof(TValue), new Bytes(Encoding.UTF8.GetBytes(Stored)))!);
        }
    }

    private sealed class Bytes(byte[] content) : IJSStreamReference
    {
        public long Length => content.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => new(new MemoryStream(content));

        public ValueTask DisposeAsync() => default;
    }
}

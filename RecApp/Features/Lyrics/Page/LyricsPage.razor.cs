using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Validation;

namespace RecApp.Features.Lyrics.Page;

/// <summary>The writer's page: keeps form, address and song together, and shows lines as they are written.</summary>
public sealed partial class LyricsPage(LyricsService service, SessionState session, NavigationManager navigation, TimeProvider clock, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    // Drafts change with every token; people see no more than twenty pictures a second of them.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly CancellationScope _gone = new();
    private CancellationTokenSource? _writing;
    private long _shown;
    private CorpusStatistics? _statistics;
    private PageScript? _script;
    private string? _unavailable;
    private string? _failure;
    private string _announcement = "";

    private LyricsPageState State { get; } = session.Get<LyricsPageState>();

    private SongDesk Desk => State.Desk;

    private bool IsWriting => _writing is not null;

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; writing is left to the circuit, or every visit would write twice.
        if (!RendererInfo.IsInteractive)
        {
            if (State.Uri is null)
                (State.Form, State.Problems) = LyricsQuery.Parse(navigation.Uri);
            return;
        }
        navigation.LocationChanged += OnLocationChanged;
        await StartAsync();
    }

    /// <summary>Stops what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        _gone.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _unavailable = null;
        try
        {
            _statistics = await service.StatisticsAsync(_gone.Token);
            await ReadAddressAsync();
        }
        catch (ModelUnavailableException problem)
        {
            _unavailable = problem.Reason;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The person left before the model was loaded.
        }
    }

    private async Task ReadAddressAsync()
    {
        bool isPlain = navigation.ToBaseRelativePath(navigation.Uri) == LyricsQuery.Path.TrimStart('/');
        if (isPlain && State.Uri is not null)
        {
            // Back from another page by its plain link: everything is as it was left, and so becomes the address.
            await Script.SetAddressAsync(State.Uri, push: false);
            return;
        }
        var (form, problems) = LyricsQuery.Parse(navigation.Uri);
        string uri = LyricsQuery.ToUri(form);
        State.Problems = problems;
        if (uri == State.Uri)
            return;
        (State.Form, State.Uri) = (form, uri);
        // A link with a seed means one song: it is written at once.
        if (form.Seed.Length > 0)
            await WriteAsync();
    }

    private async Task ChangeAsync(LyricsForm form)
    {
        (State.Form, State.Problems) = (form, []);
        State.Uri = LyricsQuery.ToUri(form);
        await Script.SetAddressAsync(State.Uri, push: false);
    }

    private async Task WriteAsync()
    {
        if (State.Form.Problems.Count > 0)
            return;
        var request = State.Form.ToRequest();
        await FollowAsync(request, isNew: true);
        if (Desk.Song is { } song && _failure is null && Desk.Request == request && !_gone.IsCancellationRequested)
        {
            // The address has the seed, so that it is a link to this very song; the form stays open for another one.
            State.Uri = LyricsQuery.ToUri(State.Form, song.Seed);
            await Script.SetAddressAsync(State.Uri, push: false);
        }
    }

    private Task AgainAsync(Func<int, bool> again) => FollowAsync(Desk.Again(again), isNew: false);

    private Task EditAsync((int Number, string Text) edit) => FollowAsync(Desk.Again(_ => false, new Dictionary<int, string> { [edit.Number] = edit.Text.Trim() }), isNew: false);

    private async Task FollowAsync(LyricsRequest request, bool isNew)
    {
        if (IsWriting || _gone.IsCancellationRequested)
            return;
        _failure = null;
        using var writing = new CancellationTokenSource();
        // What was written of a new song stays when it is stopped; a song that is only changed stays as it was.
        using var given = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token, isNew ? default : writing.Token);
        _writing = writing;
        try
        {
            await Desk.FollowAsync(request, service.WriteAsync(request, given.Token, enough: writing.Token), isNew, Refresh);
            _announcement = isNew ? $"{Desk.Song?.Lines.Count} lines are written." : "The song is changed.";
        }
        catch (OperationCanceledException)
        {
            _announcement = "Stopped.";
        }
        catch (InferenceBusyException busy)
        {
            _failure = $"{busy.Message} Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.";
        }
        catch (ModelUnavailableException problem)
        {
            _failure = $"The writer is not available at the moment: {problem.Reason}";
        }
        catch (InvalidRequestException invalid)
        {
            _failure = string.Join(" ", invalid.Errors.SelectMany(error => error.Value));
        }
        finally
        {
            _writing = null;
        }
    }

    private void Refresh()
    {
        if (Desk.Draft is not null && clock.GetElapsedTime(_shown) < Pace)
            return;
        _shown = clock.GetTimestamp();
        StateHasChanged();
    }

    private Task StopAsync() => _writing?.CancelAsync() ?? Task.CompletedTask;

    private async Task<IReadOnlyList<string>> FindEndsAsync(int number)
    {
        try
        {
            return Desk.Song is { } song ? await service.EndWordsAsync([.. song.Lines.Select(line => line.Text)], number, song.Scheme, _gone.Token) : [];
        }
        catch (Exception problem) when (problem is InferenceBusyException or ModelUnavailableException or OperationCanceledException)
        {
            // Suggestions are an extra; the line can still be edited.
            return [];
        }
    }

    private string LinkOf(LyricsAnswer song) => navigation.ToAbsoluteUri(LyricsQuery.ToUri(State.Form, song.Seed)).AbsoluteUri;

    private Task DownloadAsync() => Script.DownloadAsync("song.txt", "text/plain;charset=utf-8", Encoding.UTF8.GetBytes(Desk.Song!.Text + "\n"));

    private async Task PrintAsync()
    {
        try
        {
            await js.InvokeVoidAsync("print", _gone.Token);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Nobody sees the page any more.
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(LyricsQuery.Path, StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(async () =>
            {
                await StopAsync();
                await ReadAddressAsync();
                StateHasChanged();
            }).ReportTo(DispatchExceptionAsync);
    }
}

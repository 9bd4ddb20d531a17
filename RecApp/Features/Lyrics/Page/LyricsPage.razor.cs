using System.Text;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>The writer's page: shows lines as they are written.</summary>
public sealed partial class LyricsPage(LyricsService service, TimeProvider clock) : QueryPage<LyricsQuery, LyricsPageState>
{
    // Drafts change with every token; people see no more than twenty pictures a second of them.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private CancellationScope? _stop;
    private Task<bool> _writing = Task.FromResult(false);
    private long _shown;
    private CorpusStatistics? _statistics;

    protected override LyricsQuery Query => State.Form;

    private SongDesk Desk => State.Desk;

    protected override void Preview(LyricsQuery query) => State.Form = query;

    protected override async Task LoadAsync() => _statistics = await service.StatisticsAsync(Gone);

    // A link with a seed means one song: it is written at once, in place of what is being written.
    protected override async Task AnswerAsync()
    {
        StopWriting();
        await _writing;
        if (Query.Seed.Length > 0)
            await WriteAsync();
    }

    private void Change(LyricsQuery form)
    {
        (State.Form, State.Problems) = (form, []);
        ShowAddress();
    }

    private async Task WriteAsync()
    {
        // The address has the seed, so that it is a link to this very song; the form stays open for another one.
        if (Query.Problems.Count == 0 && await FollowAsync(Query.ToRequest(), isNew: true))
            ShowAddress(Query.Of(Desk.Song?.Seed));
    }

    private Task AgainAsync(Func<int, bool> again) => FollowAsync(Desk.Again(again), isNew: false);

    private Task EditAsync((int Number, string Text) edit) => FollowAsync(Desk.Again(_ => false, new Dictionary<int, string> { [edit.Number] = edit.Text.Trim() }), isNew: false);

    private async Task<bool> FollowAsync(LyricsRequest request, bool isNew)
    {
        if (Busy || Gone.IsCancellationRequested)
            return false;
        using var stop = new CancellationScope();
        _stop = stop;
        return await (_writing = AskAsync(
            async token =>
            {
                // What was written of a new song stays when it is stopped; a song that is only changed stays as it was.
                using var given = CancellationTokenSource.CreateLinkedTokenSource(token, isNew ? default : stop.Token);
                await Desk.FollowAsync(request, service.WriteAsync(request, given.Token, enough: stop.Token), isNew, Refresh);
                return Desk.Song!;
            },
            song => Announcement = isNew ? $"{song.Lines.Count} lines are written." : "The song is changed."));
    }

    private void Refresh()
    {
        if (Desk.Draft is not null && clock.GetElapsedTime(_shown) < Pace)
            return;
        _shown = clock.GetTimestamp();
        StateHasChanged();
    }

    private void StopWriting()
    {
        if (!Busy)
            return;
        Announcement = "Stopped.";
        _stop?.Cancel();
    }

    private async Task<IReadOnlyList<string>> FindEndsAsync(int number)
    {
        try
        {
            return Desk.Song is { } song ? await service.EndWordsAsync([.. song.Lines.Select(line => line.Text)], number, song.Scheme, Gone) : [];
        }
        catch (Exception problem) when (problem is InferenceBusyException or ModelUnavailableException or OperationCanceledException)
        {
            // Suggestions are an extra; the line can still be edited.
            return [];
        }
    }

    private string LinkOf(LyricsAnswer song) => Navigation.ToAbsoluteUri(Query.Of(song.Seed).ToUri()).AbsoluteUri;

    private Task DownloadAsync() => Script.DownloadAsync("song.txt", "text/plain;charset=utf-8", Encoding.UTF8.GetBytes(Desk.Song!.Text + "\n"));

    private async Task PrintAsync()
    {
        try
        {
            await JavaScript.InvokeVoidAsync("print", Gone);
        }
        catch (Exception problem) when (problem is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Nobody sees the page any more.
        }
    }
}

using System.Text;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>The writer's page: shows lines as they are written.</summary>
public sealed partial class LyricsPage(LyricsService service, TimeProvider clock) : QueryPage<LyricsQuery, LyricsPageState>
{
    // Drafts change with every token; people see no more than twenty pictures a second of them.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private CancellationScope? _stop;
    private WritingKind _kind;
    private Workbench? _workbench;
    private Task<bool> _writing = Task.FromResult(false);
    private long _shown;
    private CorpusStatistics? _statistics;

    protected override LyricsQuery Query => State.Form;

    protected override IReadOnlyList<string> Tabs { get; } = ["song", "writing"];

    protected override Example? FirstExample => LyricsExamples.All[0];

    private SongDesk Desk => State.Desk;

    /// <summary>The example that is shown or being written; null while anything else is.</summary>
    private Example? ShownExample => (Desk.Growing is null ? Desk.Song is not null : _kind == WritingKind.Example) ? State.Example : null;

    private IReadOnlyList<LyricsLine> Lines => Desk.Growing is { } growing ? [.. growing.Values] : Desk.Song?.Lines ?? [];

    private string? Title => Desk.Growing is { } growing ? $"Writing line {Math.Min(growing.Count + 1, Desk.Expected)} of {Desk.Expected}"
        : Desk.Song is { } song ? $"{(song.Lines.Count == 1 ? "1 line" : $"{song.Lines.Count} lines")} in {song.Scheme}" : null;

    private string? Headline => Desk.Growing is null ? Desk.Song?.Lines[0].Text : Title;

    private string Summary => State.Example is not null ? "Your own song" : Desk.Form is { } form ? $"{form.Lines} lines in {form.Scheme}" : "";

    protected override RecentAnswer? Answered => Desk.Song is { Lines: [var first, ..] } ? new(first.Text, SongAddress, IsWhole) : null;

    private bool IsWhole => IsLinkWhole && Desk.Form!.FitsAddress;

    private bool IsLinkWhole => Desk.Link.ToUri().Length <= SongChanges.LongestLink;

    // Where what was changed is too much for a link, it writes the song as it first was.
    private LyricsQuery SongLink => IsLinkWhole ? Desk.Link : Desk.Link with { Changes = "" };

    private string SongAddress => SongLink.ToUri();

    private KeptItem Kept(LyricsAnswer song) => new(
        KeptKind.Verse, SongAddress, song.Lines[0].Text, $"{(song.Lines.Count == 1 ? "1 line" : $"{song.Lines.Count} lines")} in {song.Scheme}{(IsWhole ? "" : ", without your changes")}", SongAddress);

    protected override void Preview(LyricsQuery query) => State.Form = query;

    protected override async Task LoadAsync() => _statistics = await service.StatisticsAsync(Gone);

    // A link with a seed means one song: it is written at once, in place of what is being written.
    protected override async Task AnswerAsync()
    {
        var changes = SongChanges.Read(Query.Changes);
        State.Form = Query with { Changes = "" };
        if (Query.Seed.Length == 0)
            await EndWritingAsync();
        else if (await WriteAsync() && changes.Count > 0)
            await ChangeAsync(Desk.Again(_ => false, changes));
    }

    protected override Task AskAgainAsync() => State.IsNewSong ? WriteAsync() : Task.CompletedTask;

    protected override Task AnswerExampleAsync(LyricsQuery example) => FollowAsync(example, example.ToRequest(), WritingKind.Example);

    private void Change(LyricsQuery form)
    {
        (State.Form, State.Problems) = (form, []);
        ShowAddress();
    }

    private Task WriteByHandAsync()
    {
        if (Query.Problems.Count == 0)
            _workbench?.ShowAnswer();
        return WriteAsync();
    }

    private async Task<bool> WriteAsync()
    {
        if (Query.Problems.Count > 0)
            return false;
        await EndWritingAsync();
        var form = Query;
        if (!await FollowAsync(form, form.ToRequest(), WritingKind.NewSong))
            return false;
        if (form == Query)
            ShowSongAddress();
        return true;
    }

    // The address has the seed and what was changed, so that it is a link to this very song; the form stays open for another one.
    private void ShowSongAddress() => ShowAddress(SongLink);

    private void Undo()
    {
        Desk.Undo();
        ShowSongAddress();
    }

    private void ShowDraft(int place)
    {
        Desk.Show(place);
        ShowSongAddress();
    }

    private Task AgainAsync(Func<int, bool> again) => ChangeAsync(Desk.Again(again));

    private Task EditAsync((int Number, string Text) edit) => ChangeAsync(Desk.Again(_ => false, new Dictionary<int, string> { [edit.Number] = edit.Text.Trim() }));

    private async Task ChangeAsync(LyricsRequest request)
    {
        if (await FollowAsync(Desk.Form!, request, WritingKind.SomeLines) && State.Example is null)
            ShowSongAddress();
    }

    private async Task<bool> FollowAsync(LyricsQuery form, LyricsRequest request, WritingKind kind)
    {
        if (Busy || Gone.IsCancellationRequested)
            return false;
        using var stop = new CancellationScope();
        (_stop, _kind, State.IsNewSong) = (stop, kind, kind == WritingKind.NewSong);
        if (kind != WritingKind.Example)
            Announcement = "Writing";
        return await (_writing = AskAsync(
            async token =>
            {
                // What was written of a new song stays when it is stopped; a song that is only changed stays as it was, and of an example there is no half.
                using var given = CancellationTokenSource.CreateLinkedTokenSource(token, kind == WritingKind.NewSong ? default : stop.Token);
                await Desk.FollowAsync(form, service.WriteAsync(request, given.Token, enough: stop.Token), kind, Refresh);
                return Desk.Song!;
            },
            song =>
            {
                // The example was written for others already.
                if (!ReferenceEquals(Desk.Song, song))
                    Desk.Take(form, song, kind);
                Announcement = kind == WritingKind.SomeLines ? "The song is changed." : song.Lines.Count == 1 ? "1 line is written." : $"{song.Lines.Count} lines are written.";
            }));
    }

    private Task EndWritingAsync()
    {
        StopWriting();
        return _writing;
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
        if (_kind != WritingKind.Example)
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

    private string Link => Navigation.ToAbsoluteUri(TabAddress.With(SongAddress, State.Tab)).AbsoluteUri;

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

using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Spotify.Player;
using RecApp.Ui;
using RecApp.Visitors;

namespace RecApp.Features.Playlists.Page;

/// <summary>The playlist recommender's page. A link is answered at once, a form changed by hand when its button is pressed.</summary>
public sealed partial class PlaylistsPage(PlaylistService service, PlayerQueue player, CurrentVisitor visitor) : QueryPage<PlaylistQuery, PlaylistPageState>
{
    private IReadOnlyList<FeatureDistribution> _distributions = [];
    private IReadOnlyList<Example> _examples = [];
    private PlaylistMap? _map;
    private ResultsPanel? _results;
    private Workbench? _workbench;
    private bool _focusResults;
    private bool _opened;

    protected override PlaylistQuery Query => State.Form.ToQuery();

    protected override IReadOnlyList<string> Tabs { get; } = ["songs", "playlists", "map", "sound"];

    protected override Example? FirstExample => _examples.FirstOrDefault();

    private string? Headline => State.Answer is { Tracks: [var first, ..] } answer ? $"{first.Name} and {answer.Tracks.Count - 1:N0} more" : null;

    protected override RecentAnswer? Answered => Headline is { } headline && State.AnsweredUri is { } uri ? new(headline, uri, !State.AnsweredPartly) : null;

    private string CurrentUri => Query.ToUri();

    private bool IsStale => State is { Answer: not null, Example: null } && State.AnsweredForm != FormKey;

    // The address leaves the upload out, so it alone does not tell whether the form has changed.
    private string FormKey => $"{CurrentUri}|{State.Form.Songs.Count}|{State.Form.Upload?.FileName}|{State.Form.Upload?.Tracks.Count}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focusResults || _results is null)
            return;
        _focusResults = false;
        _workbench?.ShowAnswer();
        if (_results.Title is { } title)
            await Script.ShowAsync(title);
    }

    protected override void Preview(PlaylistQuery query) => Busy = !query.IsEmpty;

    protected override async Task LoadAsync()
    {
        _distributions = await service.DistributionsAsync(Gone);
        _map = await service.MapAsync(Gone);
        _examples = PlaylistExamples.From(_map);
        State.Form.FillMood(_distributions);
    }

    protected override async Task<IReadOnlyList<QueryProblem>> FillAsync(PlaylistQuery query)
    {
        var (form, unknown) = await PlaylistForm.LoadAsync(query, service, Gone);
        form.FillMood(_distributions);
        (State.Form, State.Link) = (form, null);
        return unknown;
    }

    // The page that a link has opened begins at its top; whoever chooses an example on it wants to see the answer.
    protected override Task AnswerAsync()
    {
        bool shows = _opened;
        _opened = true;
        if (!State.Form.IsEmpty)
            return RecommendAsync(shows);
        Stop();
        State.Drop();
        return Task.CompletedTask;
    }

    protected override async Task AnswerExampleAsync(PlaylistQuery example)
    {
        _opened = true;
        var (form, _) = await PlaylistForm.LoadAsync(example, service, Gone);
        await AskAsync(token => service.RecommendWithChartsAsync(form.ToRequest(), [], token), recommended => State.Keep(recommended, FormKey, example.ToUri(), form));
    }

    // A form without anything in it asks for nothing: what was answered before it was emptied is no answer to it.
    private void FormChanged()
    {
        if (State.Form.IsEmpty && State.Example is null)
        {
            Stop();
            State.Drop();
        }

        // The first change after an answer opens a new entry in the browser's history, so that Back leads to the answer.
        if (CurrentUri != State.Uri)
            ShowAddress(push: State.AnsweredUri is not null && State.Uri == State.AnsweredUri);
    }

    private Task RecommendByHandAsync()
    {
        if (Busy)
            return Task.CompletedTask;
        State.Problems = [];
        return RecommendAsync();
    }

    private Task RecommendAsync(bool shows = true)
    {
        var (key, uri, form) = (FormKey, CurrentUri, State.Form);
        Announcement = "Looking for songs";
        return AskAsync(token => service.RecommendWithChartsAsync(form.ToRequest(), form.Upload?.Tracks ?? [], token), recommended =>
        {
            State.Keep(recommended, key, uri, form);
            _focusResults = shows;
            Announcement = recommended.Answer.Tracks.Count == 1 ? "1 song recommended" : $"{recommended.Answer.Tracks.Count:N0} songs recommended";
            if (player is { AlwaysLoad: true, Current: null })
                player.Play([.. recommended.Answer.Tracks.Select(track => track.ToPlayable())], 0);
        });
    }

    private Task MoreLikeAsync(TrackMatch track)
    {
        State.Form.Add([new TrackItem(track.Id, track.Name, track.Artist, track.Album, track.Year, track.DurationSeconds, true)]);
        FormChanged();
        return RecommendAsync();
    }

    private void Refuse(TrackMatch track)
    {
        if (State.Form.Refused.Count >= PlaylistRequestRules.MostWithout)
            return;
        ChangeRefused(refused => refused.Add(track.Id));
        OfferUndo($"Not {track.Name}", () =>
        {
            visitor.Tell(PlaylistService.ModelName, track.Id, VisitorTaste.TakenBack);
            ChangeRefused(refused => refused.Remove(track.Id));
            return Task.CompletedTask;
        });
    }

    // The song goes from the answer shown, whose next one takes its place, and from those to come.
    private void ChangeRefused(Action<HashSet<string>> change)
    {
        bool isCurrent = State.Answer is not null && !IsStale;
        change(State.Form.Refused);
        // An example is answered beside an empty form, which has no address.
        if (State.Form.IsEmpty)
            return;
        if (isCurrent)
            State.Confirm(FormKey, CurrentUri);
        ShowAddress();
    }

    private void Remove((string What, Action Remove) removal)
    {
        var restore = State.Form.Remember();
        bool answered = State.Answer is not null;
        removal.Remove();
        FormChanged();
        OfferUndo($"Removed {removal.What}", () =>
        {
            restore();
            FormChanged();
            // An emptied form has lost its answer too.
            return answered && State.Answer is null ? RecommendAsync() : Task.CompletedTask;
        });
    }
}

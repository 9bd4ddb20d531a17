using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecApp.Experiments;
using RecApp.Features.Playlists.Api;
using RecApp.Session;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;
using RecApp.Ui;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>Saves the recommended songs as a private playlist in the account of whoever is signed in.</summary>
public sealed partial class SavePlaylist(PlaylistSaver saver, SpotifyAccount account, TimeProvider clock) : ComponentBase, IDisposable
{
    private CancellationScope? _run;
    private SpotifySession? _session;
    private bool _busy;
    private string? _error;
    private string? _nameError;

    [Parameter, EditorRequired]
    public required PlaylistAnswer Answer { get; set; }

    [Parameter, EditorRequired]
    public required FavouriteState State { get; set; }

    /// <summary>Address of the page as it stands, to come back to.</summary>
    [Parameter, EditorRequired]
    public required string ReturnUrl { get; set; }

    /// <summary>The answer that is saved.</summary>
    [CascadingParameter]
    public AnswerEvents? Events { get; set; }

    private SpotifyAccount Account => account;

    private string Name => State.SaveName ?? $"RecApp, {clock.GetUtcNow().ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";

    /// <summary>The saving of this very answer in this account, begun or done.</summary>
    private SavedPlaylist? Saving => State.Saved is { } saved && saved.Account == _session?.User.Id && saved.Songs.SequenceEqual(Ids) ? saved : null;

    private IEnumerable<string> Ids => Answer.Tracks.Select(track => track.Id);

    protected override async Task OnParametersSetAsync() => _session = await account.SessionAsync();

    /// <summary>Stops saving.</summary>
    public void Dispose()
    {
        _run?.Dispose();
    }

    private static string Songs(int count) => count == 1 ? "1 song" : $"{count:N0} songs";

    private void Cancel() => _run?.Cancel();

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        var name = Name.Trim();
        _nameError = name.Length is >= 1 and <= PlaylistSaver.LongestName ? null : $"Give the playlist a name of 1 to {PlaylistSaver.LongestName} characters.";
        _session = await account.SessionAsync();
        if (_nameError is not null || _session is null)
        {
            _error = _session is null ? SpotifyException.TextOf(SpotifyProblem.SignedOut) : null;
            return;
        }

        _run?.Dispose();
        var run = _run = new();
        var saving = State.Saved = Saving ?? new(name, _session.User.Id, [.. Ids]);
        (_busy, _error) = (true, null);
        try
        {
            await saver.SaveAsync(_session, saving, run.Token);
            if (Events is not null)
                await Events.TellAsync(EventKind.Save);
        }
        catch (SpotifyException problem)
        {
            _error = $"{problem.Message} {Done(saving)}";
            if (problem.Problem == SpotifyProblem.SignedOut)
                _session = null;
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            _error = $"Saving was cancelled. {Done(saving)}";
        }
        finally
        {
            _busy = false;
            if (saving.Id is null)
                State.Saved = null;
        }
    }

    private static string Done(SavedPlaylist saving) => saving.Id is null
        ? "Nothing was saved."
        : $"The playlist “{saving.Name}” has been made with {Songs(saving.Added)} of {saving.Songs.Count:N0} so far.";
}

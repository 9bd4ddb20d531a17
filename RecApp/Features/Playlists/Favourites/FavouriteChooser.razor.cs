using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Features.Playlists.Page;
using RecApp.Session;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;
using RecApp.Ui;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>Lets a signed-in person choose what of their account to start from, and puts it into the form.</summary>
public sealed partial class FavouriteChooser(FavouriteService favourites, SpotifyAccount account) : ComponentBase, IDisposable
{
    private CancellationScope? _run;
    private bool _busy;
    private string _step = "";
    private double? _fraction;
    private string? _error;

    [Parameter, EditorRequired]
    public required FavouriteState State { get; set; }

    [Parameter, EditorRequired]
    public required PlaylistForm Form { get; set; }

    /// <summary>The form has changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Nobody is signed in any more.</summary>
    [Parameter]
    public EventCallback OnSessionLost { get; set; }

    private bool CanUse => State.Choice.Kind != FavouriteKind.Playlist || State.Choice.Playlist is not null || State.Playlists is null;

    private string LeftOut => State.LeftOut == 0 ? "" : $"The form takes {PlaylistForm.MaximumSongs:N0} songs: {State.LeftOut:N0} {(State.LeftOut == 1 ? "is" : "are")} left out.";

    /// <summary>Stops reading.</summary>
    public void Dispose()
    {
        _run?.Dispose();
    }

    private void Cancel() => _run?.Cancel();

    private Task KindAsync(FavouriteKind kind)
    {
        State.Choice = State.Choice with { Kind = kind };
        return kind == FavouriteKind.Playlist && State.Playlists is null ? RunAsync("Reading your playlists", ListAsync) : Task.CompletedTask;
    }

    private static string Name(SpotifyPlaylist? list) => list is null ? "" : $"{list.Name}{(list.Songs is { } songs ? $" ({songs:N0})" : "")}{(list.IsOwn ? "" : ", followed")}";

    private Task UseAsync() => State.Choice is { Kind: FavouriteKind.Playlist } && State.Playlists is null
        ? RunAsync("Reading your playlists", ListAsync)
        : RunAsync("Reading at Spotify", ReadAsync);

    private async Task ListAsync(SpotifySession session, CancellationToken cancellationToken)
    {
        State.Playlists = await favourites.PlaylistsAsync(session, cancellationToken);
        State.Choice = State.Choice with { Playlist = State.Playlists.FirstOrDefault()?.Id };
    }

    private async Task ReadAsync(SpotifySession session, CancellationToken cancellationToken)
    {
        var name = State.Playlists?.FirstOrDefault(list => list.Id == State.Choice.Playlist)?.Name ?? "";
        // Reports come on any thread, and late ones must not touch a later run.
        Progress<ReadProgress> progress = new(read =>
        {
            if (!cancellationToken.IsCancellationRequested && _busy)
                _ = InvokeAsync(() => Show(read)).ReportTo(DispatchExceptionAsync);
        });
        var read = await favourites.LoadAsync(session, State.Choice, name, progress, cancellationToken);
        State.Take(read, Form);
        await OnChanged.InvokeAsync();
    }

    private void Show(ReadProgress read)
    {
        (_step, _fraction) = ($"Read {read.Read:N0} of {read.Total:N0} songs", read.Total == 0 ? null : read.Read / (double)read.Total);
        StateHasChanged();
    }

    private async Task RunAsync(string step, Func<SpotifySession, CancellationToken, Task> work)
    {
        if (_busy)
            return;
        _run?.Dispose();
        var run = _run = new();
        (_busy, _error, _step, _fraction) = (true, null, step, null);
        try
        {
            if (await account.SessionAsync() is { } session)
                await work(session, run.Token);
            else
                await OnSessionLost.InvokeAsync();
        }
        catch (SpotifyException problem) when (problem.Problem == SpotifyProblem.SignedOut)
        {
            await OnSessionLost.InvokeAsync();
        }
        catch (SpotifyException problem)
        {
            _error = $"{problem.Message} Your selection is unchanged.";
        }
        catch (ModelUnavailableException)
        {
            _error = "The catalogue is not available at the moment. Your selection is unchanged; try again in a minute.";
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            _error = "Reading was cancelled. Your selection is unchanged.";
        }
        finally
        {
            _busy = false;
        }
    }
}

using Microsoft.AspNetCore.Components;
using RecApp.Experiments;
using RecApp.Spotify;

namespace RecApp.Ui;

/// <summary>A Spotify player. The address is built out of a checked id, never taken from outside, and nothing is fetched before the click.</summary>
public sealed partial class SpotifyEmbed : ComponentBase
{
    private bool _open;
    private string? _shownId;

    [Parameter, EditorRequired]
    public required SpotifyKind Kind { get; set; }

    /// <summary>22 letters and digits.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Names the song or playlist for those who can't see the player.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>80, 152 or 352 pixels; by default 80 for a track and 352 for anything else.</summary>
    [Parameter]
    public int? Height { get; set; }

    /// <summary>False loads the player at once: only where there is a single one.</summary>
    [Parameter]
    public bool ClickToLoad { get; set; } = true;

    [Parameter]
    public bool ShowLink { get; set; } = true;

    /// <summary>The answer that it stands in; null elsewhere.</summary>
    [CascadingParameter]
    public AnswerEvents? Events { get; set; }

    private bool IsValid => Enum.IsDefined(Kind) && SpotifyLink.IsId(Id);

    private string Path => $"{Kind.ToString().ToLowerInvariant()}/{Id}";

    private int HeightPixels => Height is 80 or 152 or 352 ? Height.Value : Kind == SpotifyKind.Track ? 80 : 352;

    private Task OpenAsync()
    {
        _open = true;
        return Events?.TellAsync(EventKind.Play, Id) ?? Task.CompletedTask;
    }

    protected override void OnParametersSet()
    {
        // A list that re-uses the component for another song starts closed again.
        if (_shownId == Id)
            return;
        _shownId = Id;
        _open = false;
    }
}

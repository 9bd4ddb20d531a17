using System.ComponentModel;
using RecApp.Features.Playlists.Api;
using RecApp.Visitors;

namespace RecApp.Features.Playlists.Next;

/// <summary>What is next for a visitor, as the API says it.</summary>
public sealed record NextTrackAnswer
{
    [Description("Id under which the answer can be looked up, and with which events about its songs are sent; null where nothing is recommended.")]
    public Guid? PredictionId { get; init; }

    [Description("Version of the model that answered; null where nothing is recommended.")]
    public string? ModelVersion { get; init; }

    [Description("Recommended songs, best first, at most 10.")]
    public IReadOnlyList<TrackMatch> Tracks { get; init; } = [];

    [Description("What of the visitor's last deeds they follow from, the latest first.")]
    public IReadOnlyList<NextCause> Because { get; init; } = [];

    [Description("Why nothing is recommended; null where something is.")]
    public string? Note { get; init; }

    internal static NextTrackAnswer Of(NextAnswer<PlaylistAnswer> next) =>
        new() { PredictionId = next.Answer.PredictionId, ModelVersion = next.Answer.ModelVersion, Tracks = next.Answer.Tracks, Because = next.Because };
}

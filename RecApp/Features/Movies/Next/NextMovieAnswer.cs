using System.ComponentModel;
using RecApp.Features.Movies.Api;
using RecApp.Visitors;

namespace RecApp.Features.Movies.Next;

/// <summary>What is next for a visitor, as the API says it.</summary>
public sealed record NextMovieAnswer
{
    [Description("Id under which the answer can be looked up, and with which events about its films are sent; null where nothing is recommended.")]
    public Guid? PredictionId { get; init; }

    [Description("Version of the model that answered; null where nothing is recommended.")]
    public string? ModelVersion { get; init; }

    [Description("Recommended films, best first, at most 10.")]
    public IReadOnlyList<MovieMatch> Movies { get; init; } = [];

    [Description("What of the visitor's last deeds they follow from, the latest first.")]
    public IReadOnlyList<NextCause> Because { get; init; } = [];

    [Description("Why nothing is recommended; null where something is.")]
    public string? Note { get; init; }

    internal static NextMovieAnswer Of(NextAnswer<MovieAnswer> next) =>
        new() { PredictionId = next.Answer.PredictionId, ModelVersion = next.Answer.ModelVersion, Movies = next.Answer.Movies, Because = next.Because };
}

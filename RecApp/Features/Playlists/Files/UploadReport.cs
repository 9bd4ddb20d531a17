using RecApp.Features.Playlists.Model;
using RecApp.Session.Snapshots;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Files;

/// <summary>What came out of an uploaded file.</summary>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Matches">Its songs, each once.</param>
/// <param name="LeftOut">Rows that gave none.</param>
[KeptApart]
public sealed record UploadReport(string FileName, IReadOnlyList<SongMatch> Matches, IReadOnlyList<RowProblem> LeftOut)
{
    /// <summary>Rows whose audio features can't be used, and why; their songs take part if the catalogue knows them.</summary>
    public IReadOnlyList<RowProblem> WithoutFeatures { get; init; } = [];

    /// <summary>Songs that take part: known to the catalogue, or with features of their own.</summary>
    public IReadOnlyList<UploadedTrack> Tracks { get; } = [.. Matches.Select(match => match.Used).OfType<UploadedTrack>()];

    /// <summary>Of these, known to the catalogue.</summary>
    public int Known { get; } = Matches.Count(match => match is { Found: not null } and ({ IsSure: true } or { IsConfirmed: true }));

    /// <summary>Songs that may be meant, and have to be confirmed.</summary>
    public IReadOnlyList<SongMatch> Unsure { get; } = [.. Matches.Where(match => match is { Found: not null, IsSure: false, IsConfirmed: false })];

    /// <summary>Songs that take no part.</summary>
    public IReadOnlyList<UploadedTrack> Missing { get; } = [.. Matches.Where(match => match.Found is null && match.Used is null).Select(match => match.Asked)];

    /// <summary>What it takes in memory: characters, and for each song or problem its objects.</summary>
    public long Bytes => Matches.Sum(match => 350L + (sizeof(char) * (match.Asked.Name.Length + match.Asked.Artist.Length))) + LeftOut.Concat(WithoutFeatures).Sum(row => 100L + (sizeof(char) * row.Problem.Length));

    /// <summary>The outcome in one sentence.</summary>
    public string Summary => Tracks.Count == 0
        ? "None of its songs can be used."
        : $"{Songs(Tracks.Count)} used: {Known:N0} in the catalogue{(Tracks.Count > Known ? $", {Tracks.Count - Known:N0} by the features in the file" : "")}."
            + (Missing.Count > 0 ? $" {Songs(Missing.Count)} not in the catalogue." : "");

    /// <summary>The same with an unsure song confirmed.</summary>
    public UploadReport Confirm(SongMatch confirmed) =>
        new(FileName, [.. Matches.Select(match => ReferenceEquals(match, confirmed) ? match with { IsConfirmed = true } : match)], LeftOut) { WithoutFeatures = WithoutFeatures };

    private static string Songs(int count) => count == 1 ? "1 song" : $"{count:N0} songs";
}

using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>What came out of an uploaded file.</summary>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Tracks">Songs that take part: known to the catalogue, or with features of their own.</param>
/// <param name="Known">Of these, known to the catalogue.</param>
/// <param name="Unused">Rows left out, and why.</param>
public sealed record UploadReport(string FileName, IReadOnlyList<UploadedTrack> Tracks, int Known, IReadOnlyList<RowProblem> Unused)
{
    /// <summary>Unused rows that the page lists; more are only counted.</summary>
    public const int ShownProblems = 20;

    /// <summary>What it takes in memory: characters, and for each song or problem its objects.</summary>
    public long Bytes => Tracks.Sum(track => 250L + (sizeof(char) * (track.Name.Length + track.Artist.Length))) + Unused.Sum(unused => 100L + (sizeof(char) * unused.Problem.Length));

    /// <summary>Sorts the songs of a file into those that can take part and those that can't.</summary>
    public static UploadReport From(string fileName, ExportifyResult file, IReadOnlySet<string> knownIds)
    {
        bool IsKnown(UploadedTrack track) => track.Id is { } id && knownIds.Contains(id);
        var used = file.Tracks.Where(track => IsKnown(track) || track.Features is not null).ToList();
        var unknown = file.Tracks.Where(track => !IsKnown(track) && track.Features is null)
            .Select(track => new RowProblem(0, $"“{track.Name}” by {track.Artist} is not in the catalogue, and the file has no audio features for it."));
        return new(fileName, used, used.Count(IsKnown), [.. file.Problems, .. unknown]);
    }

    /// <summary>The outcome in one sentence.</summary>
    public string Summary => Tracks.Count == 0
        ? "None of its songs can be used."
        : $"{Songs(Tracks.Count)} used: {Known:N0} in the catalogue, {Tracks.Count - Known:N0} by the features in the file."
            + (Unused.Count > 0 ? $" {Unused.Count:N0} {(Unused.Count == 1 ? "row" : "rows")} left out." : "");

    private static string Songs(int count) => count == 1 ? "1 song" : $"{count:N0} songs";
}

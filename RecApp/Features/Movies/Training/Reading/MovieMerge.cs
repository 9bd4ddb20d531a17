namespace RecApp.Features.Movies.Training.Reading;

/// <summary>Makes one list of films of several releases.</summary>
internal static class MovieMerge
{
    /// <summary>
    /// Films by ascending id. Title and genres come from the release that knows links (a current one) before one that does not,
    /// else from the last in order; tags of all releases are kept.
    /// </summary>
    public static IReadOnlyList<DatasetMovie> Merge(IReadOnlyList<IReadOnlyList<DatasetMovie>> releases, IReadOnlyDictionary<int, TmdbMovie>? tmdb) =>
    [
        .. releases.SelectMany(release => release).GroupBy(movie => movie.Id).OrderBy(same => same.Key).Select(same =>
        {
            var movie = same.LastOrDefault(entry => entry.ImdbId is not null) ?? same.Last();
            return movie with
            {
                Tags = [.. same.SelectMany(entry => entry.Tags)],
                Tmdb = movie.TmdbId is { } id ? tmdb?.GetValueOrDefault(id) : null,
            };
        }),
    ];
}

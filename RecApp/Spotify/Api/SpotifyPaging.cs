namespace RecApp.Spotify.Api;

/// <summary>Reads a list page by page while its owner may change it.</summary>
internal static class SpotifyPaging
{
    /// <summary>
    /// Everything up to <paramref name="most"/> entries, each key once. Where the list gets shorter between two pages, later entries have
    /// moved to the front past us, so as many are read again; where it gets longer, entries come twice and count once.
    /// </summary>
    /// <param name="read">Reads the page that begins at an offset. Addresses of further pages in answers are never followed.</param>
    /// <param name="convert">Null leaves an entry out.</param>
    /// <param name="key">What tells two entries apart.</param>
    /// <param name="most">More are not read.</param>
    /// <param name="isEnough">True for the first entry that is not wanted any more; it and all behind it are left out.</param>
    /// <param name="progress">Told after each page.</param>
    /// <exception cref="SpotifyException">A page can't be read.</exception>
    public static async Task<IReadOnlyList<TResult>> ReadAsync<TEntry, TResult>(
        Func<int, Task<PageJson<TEntry>>> read, Func<TEntry, TResult?> convert, Func<TResult, string> key, int most,
        Func<TResult, bool>? isEnough = null, IProgress<ReadProgress>? progress = null)
        where TEntry : class
        where TResult : class
    {
        var results = new List<TResult>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int offset = 0, total = -1;
        // Each entry may come twice; a list that changes for ever must end too.
        for (var left = 2 * most; left > 0;)
        {
            var page = await read(offset);
            if (page.Items is null || page.Total < 0)
                throw new SpotifyException(SpotifyProblem.Unreadable);
            var gone = total - page.Total;
            total = page.Total;
            if (gone > 0 && offset > 0)
            {
                offset = Math.Max(0, offset - gone);
                left -= Math.Max(1, page.Items.Count);
                continue;
            }
            foreach (var result in page.Items.OfType<TEntry>().Select(convert).OfType<TResult>())
            {
                if (isEnough?.Invoke(result) == true || results.Count == most)
                    return results;
                if (seen.Add(key(result)))
                    results.Add(result);
            }
            offset += page.Items.Count;
            left -= Math.Max(1, page.Items.Count);
            progress?.Report(new(Math.Min(offset, total), total));
            if (page.Items.Count == 0 || offset >= total)
                break;
        }
        return results;
    }
}

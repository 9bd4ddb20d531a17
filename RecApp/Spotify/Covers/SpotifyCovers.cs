using Microsoft.Extensions.Caching.Memory;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;

namespace RecApp.Spotify.Covers;

/// <summary>Covers of songs for whoever is signed in, remembered for everybody. A picture is never worth an error: what can't be had is missing.</summary>
public sealed class SpotifyCovers(SpotifyApi api) : IDisposable
{
    /// <summary>Most songs asked for one by one at a time, where Spotify takes no lists.</summary>
    public const int MostOneByOne = 10;

    private const int MostKept = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Songs without a cover are kept too, as an empty address.
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private volatile bool _takesLists = true;

    /// <summary>The addresses of the covers that are known or can be had, by song.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="songs">Spotify's ids.</param>
    /// <param name="cancellationToken">Gives up; what has come by then is remembered.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(SpotifySession session, IReadOnlyList<string> songs, CancellationToken cancellationToken)
    {
        string[] unknown = [.. songs.Where(song => SpotifyLink.IsId(song) && !_known.TryGetValue(song, out _)).Distinct(StringComparer.Ordinal)];
        try
        {
            foreach (string[] part in unknown.Chunk(SpotifyApi.CoversPerRequest))
            {
                if (!_takesLists || !await AskTogetherAsync(session, part, cancellationToken))
                    await AskOneByOneAsync(session, part, cancellationToken);
            }
        }
        catch (SpotifyException)
        {
            // The tiles stay.
        }
        return songs.Distinct(StringComparer.Ordinal)
            .Select(song => (Song: song, Cover: _known.Get<string>(song)))
            .Where(found => found.Cover is { Length: > 0 })
            .ToDictionary(found => found.Song, found => found.Cover!, StringComparer.Ordinal);
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose() => _known.Dispose();

    private async Task<bool> AskTogetherAsync(SpotifySession session, string[] songs, CancellationToken cancellationToken)
    {
        try
        {
            var covers = await api.CoversAsync(session, songs, cancellationToken);
            foreach (string song in songs)
                Keep(song, covers.GetValueOrDefault(song));
            return true;
        }
        catch (SpotifyException refused) when (refused.Problem == SpotifyProblem.Forbidden)
        {
            return _takesLists = false;
        }
    }

    private async Task AskOneByOneAsync(SpotifySession session, string[] songs, CancellationToken cancellationToken)
    {
        foreach (string song in songs.Take(MostOneByOne))
        {
            try
            {
                Keep(song, await api.CoverAsync(session, song, cancellationToken));
            }
            catch (SpotifyException missing) when (missing.Problem == SpotifyProblem.NotFound)
            {
                Keep(song, null);
            }
        }
    }

    private void Keep(string song, string? cover) => _known.Set(song, cover ?? "", new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
}

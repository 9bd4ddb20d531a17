using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Names the playlist that a song shares with most of the songs given.</summary>
internal sealed class SharedPlaylists
{
    private readonly PlaylistCollection _playlists;
    private readonly int[] _overlap;

    public SharedPlaylists(RankingQuery query, PlaylistCollection playlists)
    {
        (_playlists, _overlap) = (playlists, new int[playlists.Count]);
        foreach (int track in query.Tracks)
        {
            foreach (int playlist in playlists.PlaylistsOf[track])
                _overlap[playlist]++;
        }
    }

    /// <summary>Null when it shares none.</summary>
    public string? Describe(int track)
    {
        int best = -1;
        foreach (int playlist in _playlists.PlaylistsOf[track])
        {
            if (_overlap[playlist] > 0 && (best < 0 || Compare(playlist, best) > 0))
                best = playlist;
        }
        if (best < 0)
            return null;
        return _overlap[best] == 1 ? $"with a song of yours in {_playlists[best].Name}" : $"with {_overlap[best]} of your songs in {_playlists[best].Name}";
    }

    // Of two with as many of the songs given the shorter one says more.
    private int Compare(int playlist, int other) => _overlap[playlist] != _overlap[other]
        ? _overlap[playlist].CompareTo(_overlap[other])
        : _playlists.TracksOf[other].Length.CompareTo(_playlists.TracksOf[playlist].Length);
}

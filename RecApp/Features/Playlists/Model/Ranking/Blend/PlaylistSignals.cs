using System.Numerics;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Signals out of playlists: which share songs, titles or artists with what was given, and what else is in them.</summary>
internal sealed class PlaylistSignals
{
    private readonly PlaylistNeighbours _neighbours;
    private readonly float[] _bySong;
    private readonly float[] _byTitle;
    private readonly float[] _byArtist;

    public PlaylistSignals(BlendContent content, PlaylistNeighbours neighbours, RankingQuery query, GivenArtists artists, int songs)
    {
        _neighbours = neighbours;
        int count = neighbours.Playlists.Count;
        (_bySong, _byTitle, _byArtist) = (new float[count], new float[count], new float[count]);
        CompareSongs(query, songs);
        CompareTitles([.. query.Tracks.Select(track => content.Titles[track]).Distinct()]);
        CompareArtists(artists);
    }

    /// <summary>Share of the songs given that are in a playlist.</summary>
    public float SongsKnown { get; private set; }

    /// <summary>Share of the titles given that are in a playlist.</summary>
    public float TitlesKnown { get; private set; }

    /// <summary>Most titles given in one playlist.</summary>
    public float LargestOverlap { get; private set; }

    /// <summary>[playlists] likeness by titles.</summary>
    public ReadOnlySpan<float> ByTitle => _byTitle;

    /// <summary>Hands the playlists' likeness on to their songs, titles and artists.</summary>
    public void Spread(BlendSignals signals)
    {
        float[] ofLike = signals.OfArtists(BlendSignal.ArtistsOfLikeArtists), ofTitles = signals.OfArtists(BlendSignal.ArtistsOfTitles);
        for (int playlist = 0; playlist < _bySong.Length; playlist++)
        {
            float song = _bySong[playlist], title = _byTitle[playlist], like = _byArtist[playlist] * _byArtist[playlist];
            if (song == 0 && title == 0 && like == 0)
                continue;
            var tracks = _neighbours.Playlists.TracksOf[playlist];
            var part = new Vector4(song, song * song, like / MathF.Sqrt(tracks.Length), 0);
            foreach (int track in tracks)
                signals.Songs[track] += part;
            if (title > 0)
            {
                foreach (int other in _neighbours.Titles[playlist])
                    signals.Titles[other] += title;
            }
            var artists = _neighbours.Artists(playlist);
            float share = 1 / MathF.Sqrt(artists.Length);
            foreach (int artist in artists)
            {
                ofLike[artist] += like * share;
                ofTitles[artist] += title * share;
            }
        }
    }

    private void CompareSongs(RankingQuery query, int songs)
    {
        int known = 0;
        foreach (int track in query.Tracks)
        {
            var playlists = _neighbours.Playlists.PlaylistsOf[track];
            known += playlists.IsEmpty ? 0 : 1;
            foreach (int playlist in playlists)
                _bySong[playlist] += 1 / MathF.Sqrt(playlists.Length);
        }
        for (int playlist = 0; playlist < _bySong.Length; playlist++)
        {
            if (_bySong[playlist] > 0)
                _bySong[playlist] /= MathF.Sqrt((float)_neighbours.Playlists.TracksOf[playlist].Length * songs);
        }
        SongsKnown = (float)known / songs;
    }

    private void CompareTitles(int[] titles)
    {
        var overlap = new int[_byTitle.Length];
        int known = 0;
        foreach (int title in titles)
        {
            var playlists = _neighbours.PlaylistsOfTitle[title];
            known += playlists.IsEmpty ? 0 : 1;
            foreach (int playlist in playlists)
            {
                _byTitle[playlist] += 1 / MathF.Sqrt(playlists.Length);
                overlap[playlist]++;
            }
        }
        for (int playlist = 0; playlist < _byTitle.Length; playlist++)
        {
            if (_byTitle[playlist] > 0)
                _byTitle[playlist] /= MathF.Sqrt((float)_neighbours.Titles[playlist].Length * titles.Length);
        }
        TitlesKnown = titles.Length == 0 ? 0 : (float)known / titles.Length;
        LargestOverlap = overlap.DefaultIfEmpty().Max();
    }

    // Cosine between the artists given and each playlist's.
    private void CompareArtists(GivenArtists given)
    {
        var weights = new float[given.Artists.Length];
        float length = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Log(1 + given.Credits[i]) * _neighbours.Rarity[given.Artists[i]];
            length += weights[i] * weights[i];
        }
        for (int i = 0; i < weights.Length; i++)
            _neighbours.PlaylistsOfArtist.AddRow(given.Artists[i], weights[i] / Math.Max(MathF.Sqrt(length), 1e-9f), _byArtist);
    }
}

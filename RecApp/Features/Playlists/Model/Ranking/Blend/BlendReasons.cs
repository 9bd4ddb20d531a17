namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// Says why songs were recommended: what the signals that speak most for a song rest on, the strongest first. Names and
/// counts are looked up in the data, so they are true whatever the ranker weighed.
/// </summary>
internal sealed class BlendReasons
{
    private const int Most = 3;

    // Reasons that speak for a song less than this share of the strongest are left out.
    private const float LeastShare = 0.08f;

    // What fits few songs tells a person more than what fits many.
    private const float PlaylistScale = 1.5f, ArtistScale = 2, BroadScale = 0.5f;

    // Logarithm of how much likelier than in the catalogue the sound or year has to be to be worth a word.
    private const float MuchLikelier = 1;

    private readonly BlendContent _content;
    private readonly BlendSignals _signals;
    private readonly float[] _factors;
    private readonly SharedPlaylists _playlists;
    private readonly ArtistReasons _artists;
    private readonly AudioReasons _audio;
    private readonly Dictionary<int, int> _decades;

    public BlendReasons(RankingQuery query, BlendContent content, PlaylistNeighbours neighbours, BlendSignals signals, PoolWeights weights)
    {
        (_content, _signals, _factors) = (content, signals, weights.Factors(signals));
        _playlists = new(query, neighbours.Playlists);
        _artists = new(query, content);
        _audio = new(query, content.Audio);
        _decades = query.Tracks.Select(content.Catalogue.Year).Where(year => year is not null).CountBy(year => year!.Value / 10).ToDictionary();
    }

    /// <summary>Reasons for a song; never empty.</summary>
    /// <param name="track">The song.</param>
    /// <param name="row">What the trees saw of it.</param>
    public IReadOnlyList<string> For(int track, ReadOnlySpan<float> row)
    {
        var catalogue = _content.Catalogue;
        var found = new List<(float Strength, string Text)>();
        Add(PlaylistScale * Strength(row, BlendSignal.Playlists, BlendSignal.ClosestPlaylists, BlendSignal.Titles), () => _playlists.Describe(track), found);
        Add(ArtistScale * Strength(row, BlendSignal.SameArtist, BlendSignal.ShareOfArtist), () => _artists.Same(track), found);
        Add(Strength(row, BlendSignal.PlayTogether), () => _artists.Together(track), found);
        Add(Strength(row, BlendSignal.Listeners), () => _artists.Listeners(track), found);
        Add(BroadScale * (Strength(row, BlendSignal.Genres) + ContentStrength(row, part: 0)), () => _artists.Genre(track), found);
        Add(Strength(row, BlendSignal.Album), () => catalogue.Album(track) is { } album ? $"from {album}, an album you gave" : null, found);
        Add(row[(int)BlendSignal.SameTitle], () => "another version of a song you gave", found);
        Add(BroadScale * Strength(row, BlendSignal.PlaylistsOfLikeArtists, BlendSignal.ArtistsOfLikeArtists, BlendSignal.ArtistsOfTitles), () => "in playlists with artists like yours", found);
        if (row[(int)BlendSignal.Audio] > MuchLikelier)
            Add(Strength(row, BlendSignal.Audio) + ContentStrength(row, part: 1), () => _audio.Describe(track), found);
        if (row[(int)BlendSignal.Year] > MuchLikelier)
            Add(BroadScale * Strength(row, BlendSignal.Year), () => Decade(track), found);
        if (found.Count == 0)
            return [_audio.Describe(track) ?? "close to what you gave"];
        float least = found.Max(reason => reason.Strength) * LeastShare;
        return [.. found.Where(reason => reason.Strength >= least).OrderByDescending(reason => reason.Strength).Take(Most).Select(reason => reason.Text)];
    }

    private string? Decade(int track)
    {
        if (_content.Catalogue.Year(track) is not { } year || !_decades.TryGetValue(year / 10, out int songs))
            return null;
        return songs == 1 ? $"from the {year / 10}0s, like a song of yours" : $"from the {year / 10}0s, like {songs} of your songs";
    }

    private float Strength(ReadOnlySpan<float> row, params ReadOnlySpan<BlendSignal> signals)
    {
        float sum = 0;
        foreach (var signal in signals)
            sum += (_factors[(int)signal] + 0.1f / _signals.Largest[(int)signal]) * row[(int)signal];
        return sum;
    }

    private float ContentStrength(ReadOnlySpan<float> row, int part) => _factors[(int)BlendSignal.Content] * row[BlendRow.ContentParts + part];

    private static void Add(float strength, Func<string?> describe, List<(float, string)> found)
    {
        if (strength > 0 && describe() is { } text)
            found.Add((strength, text));
    }
}

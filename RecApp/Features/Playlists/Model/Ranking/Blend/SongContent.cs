using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// What songs are in themselves, as features that vectors are learned for: genres of the artists, sound, release year and
/// popularity. What is unknown has no feature, and all but genres are 0 on average over the songs that have them, so
/// that being unknown counts as average. Immutable.
/// </summary>
internal sealed class SongContent
{
    /// <summary>How many values popularity has, the unknown one included.</summary>
    public const int Popularities = byte.MaxValue + 1;

    // A year lies between two knots and has part in both.
    private const float YearsPerKnot = 6;
    private const int Knots = (int)(ReleaseYears.Numbers / YearsPerKnot) + 2;

    // Brings the features to about the size of an artist's genres.
    private const float LinearScale = 0.5f, SquareScale = 0.35f;

    private readonly PlaylistCatalogue _catalogue;
    private readonly AudioTable _audio;
    private readonly ReleaseYears _years;
    private readonly int _firstSound, _firstKnot, _firstPopularity;
    private readonly int[] _artistsWithGenres;
    private readonly (int Feature, float Value)[][] _yearFeatures, _popularityFeatures;
    private readonly float[] _meanKnots;
    private readonly float _meanPopularity, _popularityDeviation;

    public SongContent(PlaylistCatalogue catalogue, AudioTable audio, ReleaseYears years)
    {
        (_catalogue, _audio, _years) = (catalogue, audio, years);
        _firstSound = catalogue.GenreCount;
        _firstKnot = _firstSound + 2 * AudioTable.Dimensions;
        _firstPopularity = _firstKnot + Knots;
        Count = _firstPopularity + 2;
        float[][] known = [.. Enumerable.Range(0, catalogue.Count).Select(years.Of).Where(number => number > 0).Select(Near)];
        _meanKnots = [.. Enumerable.Range(0, Knots).Select(knot => known.Select(knots => knots[knot]).DefaultIfEmpty().Average())];
        float[] popularities = [.. Enumerable.Range(0, catalogue.Count).Select(catalogue.Popularity).Where(value => value is not null).Select(value => (float)value!)];
        _meanPopularity = popularities.DefaultIfEmpty().Average();
        float variance = popularities.Select(value => (value - _meanPopularity) * (value - _meanPopularity)).DefaultIfEmpty().Average();
        _popularityDeviation = variance > 0 ? MathF.Sqrt(variance) : 1;
        _artistsWithGenres = [.. Enumerable.Range(0, catalogue.ArtistCount).Where(artist => !catalogue.GenresOfArtist[artist].IsEmpty)];
        _yearFeatures = [.. Enumerable.Range(0, ReleaseYears.Numbers).Select(number => Year((byte)number).ToArray())];
        _popularityFeatures = [.. Enumerable.Range(0, Popularities).Select(value => Popularity(value <= 100 ? value : null).ToArray())];
    }

    /// <summary>How many features there are.</summary>
    public int Count { get; }

    /// <summary>The features of a song; a genre that its artists share comes twice.</summary>
    public IEnumerable<(int Feature, float Value)> Of(int track)
    {
        int artists = 0;
        foreach (int artist in _catalogue.ArtistsOfTrack[track].ToArray())
        {
            foreach (var feature in Genres(artist, artists++ == 0 ? 1 : GivenArtists.GuestCredit))
                yield return feature;
        }
        if (_audio.Row(track) is >= 0 and var row)
        {
            var point = new float[AudioTable.Dimensions];
            _audio.Read(row, point);
            foreach (var feature in Sound(point))
                yield return feature;
        }
        foreach (var feature in _yearFeatures[_years.Of(track)].Concat(_popularityFeatures[_catalogue.Columns.Popularities[track]]))
            yield return feature;
    }

    /// <summary>The genres of an artist, together as long as a credit.</summary>
    public IEnumerable<(int Feature, float Value)> Genres(int artist, float credit)
    {
        int[] genres = _catalogue.GenresOfArtist[artist].ToArray();
        return genres.Select(genre => (genre, credit / MathF.Sqrt(genres.Length)));
    }

    /// <summary>Audio features as <see cref="AudioTable"/> standardises them.</summary>
    public IEnumerable<(int Feature, float Value)> Sound(float[] point) => point.SelectMany((value, i) => ((int, float)[])
        [(_firstSound + 2 * i, LinearScale * value), (_firstSound + 2 * i + 1, SquareScale * (value * value - 1))]);

    /// <summary>Adds up what each feature is worth, where songs can share the sum.</summary>
    /// <param name="worth">[features].</param>
    /// <param name="sums">Overwritten.</param>
    public void Sum(ReadOnlySpan<float> worth, ContentSums sums)
    {
        foreach (int artist in _artistsWithGenres)
        {
            var genres = _catalogue.GenresOfArtist[artist];
            float sum = 0;
            foreach (int genre in genres)
                sum += worth[genre];
            sums.Artists[artist] = sum / MathF.Sqrt(genres.Length);
        }
        float[] linear = new float[AudioTable.Dimensions], square = new float[AudioTable.Dimensions];
        for (int i = 0; i < linear.Length; i++)
            (linear[i], square[i]) = (LinearScale * worth[_firstSound + 2 * i], SquareScale * worth[_firstSound + 2 * i + 1]);
        _audio.SumParabolas(square, linear, -square.Sum(), sums.Sounds);
        for (int number = 0; number < ReleaseYears.Numbers; number++)
            sums.Years[number] = Sum(_yearFeatures[number], worth);
        for (int value = 0; value < Popularities; value++)
            sums.Popularities[value] = Sum(_popularityFeatures[value], worth);
    }

    private static float Sum((int Feature, float Value)[] features, ReadOnlySpan<float> worth)
    {
        float sum = 0;
        foreach (var (feature, value) in features)
            sum += value * worth[feature];
        return sum;
    }

    private IEnumerable<(int, float)> Year(byte number) => number == 0 ? [] : Near(number).Select((value, knot) => (_firstKnot + knot, value - _meanKnots[knot]));

    private IEnumerable<(int, float)> Popularity(int? value)
    {
        if (value is not { } known)
            return [];
        float standardised = (known - _meanPopularity) / _popularityDeviation;
        return [(_firstPopularity, LinearScale * standardised), (_firstPopularity + 1, SquareScale * (standardised * standardised - 1))];
    }

    private static float[] Near(byte number)
    {
        var knots = new float[Knots];
        float place = (number - 1) / YearsPerKnot;
        knots[(int)place] = 1 - (place - (int)place);
        knots[(int)place + 1] = place - (int)place;
        return knots;
    }
}

/// <summary>What the features of songs are worth to a query, kept where songs share them.</summary>
/// <param name="Artists">[artists].</param>
/// <param name="Sounds">[audio rows].</param>
/// <param name="Years">[year numbers].</param>
/// <param name="Popularities">[values of popularity].</param>
internal sealed record ContentSums(float[] Artists, float[] Sounds, float[] Years, float[] Popularities);

using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// How alike films are by what the files say about them: the cosine of their words weighted by rarity, that of their genres,
/// and how close their years are.
/// </summary>
internal sealed class ContentLikeness
{
    private const double GenreWeight = 0.35;
    private const double YearWeight = 0.15;
    private const double YearScale = 8;
    private const double GenreFloor = 0.3;

    private readonly int _core;
    private readonly IReadOnlyList<DatasetMovie> _movies;
    private readonly SparseRows _words;
    private readonly SparseRows _genres;
    private readonly SparseRows _coreWords;
    private readonly SparseRows _coreGenres;

    /// <param name="movies">In the catalogue's order.</param>
    /// <param name="core">How many films, the first, others are compared with.</param>
    public ContentLikeness(IReadOnlyList<DatasetMovie> movies, int core)
    {
        (_movies, _core) = (movies, core);
        (_words, int words) = Unit([.. movies.Select(movie => (IReadOnlyCollection<string>)ContentWords.Of(movie))], leastFilms: 2,
            (word, films) => Math.Log((double)movies.Count / films) * ContentWords.Weight(word));
        (_genres, int genres) = Unit([.. movies.Select(movie => movie.Genres)], leastFilms: 1, (_, films) => Math.Log((double)movies.Count / films) + GenreFloor);
        _coreWords = Core(_words).Transposed(words);
        _coreGenres = Core(_genres).Transposed(genres);
    }

    /// <summary>Films of the core that are most like a film, most alike first, with their likeness.</summary>
    public IReadOnlyList<(int Film, double Likeness)> Nearest(int movie, int count)
    {
        var likeness = new float[_core];
        Add(movie, 1, GenreWeight, YearWeight, likeness);
        var places = new int[count];
        var highest = new float[count];
        int found = HighestScores.Find(likeness, places, highest);
        return [.. Enumerable.Range(0, found).Select(i => (places[i], (double)highest[i])).Where(near => near.Item2 > 0)];
    }

    /// <summary>Adds how alike a film is to each film of the core.</summary>
    /// <param name="movie">The film.</param>
    /// <param name="words">Weight of the cosine of their words.</param>
    /// <param name="genres">Weight of the cosine of their genres, the rare ones counting most.</param>
    /// <param name="year">Weight of the nearness of their years.</param>
    /// <param name="sums">[core].</param>
    public void Add(int movie, double words, double genres, double year, Span<float> sums)
    {
        Add(_words, _coreWords, movie, words, sums);
        Add(_genres, _coreGenres, movie, genres, sums);
        if (_movies[movie].Year is not { } own)
            return;
        for (int film = 0; film < _core; film++)
            sums[film] += _movies[film].Year is { } other ? (float)(year * Math.Exp(-Math.Abs(own - other) / YearScale)) : 0;
    }

    private static void Add(SparseRows rows, SparseRows filmsOf, int movie, double weight, Span<float> sums)
    {
        var columns = rows.Columns(movie);
        var values = rows.Values(movie);
        for (int i = 0; i < columns.Length; i++)
            filmsOf.AddRow(columns[i], (float)weight * values[i], sums);
    }

    private SparseRows Core(SparseRows rows) =>
        SparseRows.From(Enumerable.Range(0, _core).Select(row => rows.Columns(row).ToArray().Zip(rows.Values(row).ToArray())));

    private static (SparseRows Rows, int Columns) Unit(IReadOnlyList<IReadOnlyCollection<string>> words, int leastFilms, Func<string, int, double> weight)
    {
        var films = words.SelectMany(own => own).CountBy(word => word).Where(pair => pair.Value >= leastFilms).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var columns = films.Select((pair, column) => (pair.Key, Column: column, Weight: weight(pair.Key, pair.Value))).ToDictionary(entry => entry.Key);
        return (SparseRows.From(words.Select(own =>
        {
            var known = own.Where(columns.ContainsKey).Select(word => columns[word]).OrderBy(entry => entry.Column).ToArray();
            double length = Math.Sqrt(known.Sum(entry => entry.Weight * entry.Weight));
            return known.Select(entry => (entry.Column, (float)(entry.Weight / Math.Max(length, 1e-12))));
        })), films.Length);
    }
}

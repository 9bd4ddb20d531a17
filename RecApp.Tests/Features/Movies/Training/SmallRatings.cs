using System.Globalization;
using RecApp.Features.Movies.Training;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Tests.Features.Movies.Training.Reading;

namespace RecApp.Tests.Features.Movies.Training;

/// <summary>Small invented ratings: a formula for closed forms, and files of people with three tastes for the whole of training.</summary>
internal static class SmallRatings
{
    public const int Films = 8;

    private const int Styles = 3;
    private const int FilmsOfStyle = 20;
    private static readonly double[] Stars = [3, 4, 5, 2.5, 4.5, 3.5, 4, 5];
    private static readonly string[] Genres = ["Comedy", "Drama", "Western"];

    /// <summary>What some users like by the formula, over all of its films.</summary>
    public static LikedRows Liked(params IEnumerable<int> users)
    {
        List<int> ends = [], movies = [];
        List<byte> halfStars = [];
        foreach (int user in users)
        {
            for (int film = 0; film < Films; film++)
            {
                int value = (user * user * 3 + user * 5 + film * 7 + user * film) % 11;
                if (value < 3)
                    continue;
                movies.Add(film);
                halfStars.Add((byte)(2 * Stars[value - 3]));
            }
            ends.Add(movies.Count);
        }
        var table = new RatingTable([.. ends], [.. movies], [.. halfStars]);
        return LikedRows.From(table, [.. Enumerable.Range(0, ends.Count)], [.. Enumerable.Range(0, Films)], Films);
    }

    /// <summary>A release with whole stars, a current one with newer films, and films that hardly anybody rated.</summary>
    /// <param name="shuffled">Whether the ratings stand in another order.</param>
    public static MovieFiles Files(bool shuffled = false)
    {
        int[] films = [.. Enumerable.Range(0, Styles * FilmsOfStyle)];
        List<string> old = [], current = [];
        for (int user = 0; user < 60; user++)
            old.AddRange(films.Where(film => film % FilmsOfStyle < 15 && (user + film) % 4 > 0).Select(film => $"{user + 1}::{film + 1}::{(film / FilmsOfStyle == user % Styles ? 4 + film % 2 : 1 + (user + film) % 4)}::1"));
        for (int user = 0; user < 40; user++)
            current.AddRange(films.Where(film => (user + film) % 5 > 0).Select(film => string.Create(CultureInfo.InvariantCulture, $"{user + 1},{film + 1},{(film / FilmsOfStyle == user % Styles ? 4.5 : 2.5):F1},2")));
        current.Add("1,101,4.0,1");
        if (shuffled)
        {
            new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(old));
            new Random(2).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(current));
        }
        return new MovieFiles()
            .With("movielens-1m/movies.dat", Lines(films.Where(film => film % FilmsOfStyle < 15).Select(film => $"{film + 1}::Film {film} ({1990 + film % 5})::{Genres[film / FilmsOfStyle]}")))
            .With("movielens-1m/users.dat", "1::F::1::10::48067\n").With("movielens-1m/ratings.dat", Lines(old))
            .With("movielens-latest-small/movies.csv", Lines(["movieId,title,genres",
                .. films.Select(film => $"{film + 1},\"Film {film}, The ({1990 + film % 5})\",{Genres[film / FilmsOfStyle]}"),
                "101,Rare film (1992),Western", "102,Rarer film (1993),Comedy", "103,Rarest,(no genres listed)"]))
            .With("movielens-latest-small/ratings.csv", Lines(["userId,movieId,rating,timestamp", .. current]))
            .With("movielens-latest-small/tags.csv", Lines(["userId,movieId,tag,timestamp", "1,101,Cactus,1", "2,50,cactus ,2"]));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}

using RecApp.Ui;

namespace RecApp.Features.Movies.Page;

/// <summary>Worked examples of the form.</summary>
public static class MovieExamples
{
    /// <summary>One film, a few, some with stars, with filters, and a pair.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("Alien and Blade Runner", $"{MovieQuery.Path}?ids=1214,541", "Two films"),
        new("Just Spirited Away", $"{MovieQuery.Path}?ids=5618", "A single film"),
        new("Casino, The Godfather, Alien", $"{MovieQuery.Path}?ids=16,858,1214", "Three films"),
        new("Loved Amélie, disliked Armageddon", $"{MovieQuery.Path}?ids=4973,1917&stars=5,1", "With stars"),
        new("Unusual films noirs before 1970", $"{MovieQuery.Path}?ids=913,1252&genre=Film-Noir&yearTo=1970&unusual=0.5", "Genre, years and the slider"),
        new("Toy Story and The Matrix, a popular pair", $"{MovieQuery.Path}?mode=pair&ids=1,2571", "A pair of popular films"),
    ];
}

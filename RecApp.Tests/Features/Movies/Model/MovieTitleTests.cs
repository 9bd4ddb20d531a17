using RecApp.Features.Movies.Model;

namespace RecApp.Tests.Features.Movies.Model;

public class MovieTitleTests
{
    [Theory]
    [InlineData("Matrix, The (1999)", "The Matrix (1999)")]
    [InlineData("Beautiful Mind, A (2001)", "A Beautiful Mind (2001)")]
    [InlineData("American in Paris, An (1951)", "An American in Paris (1951)")]
    [InlineData("Postman, The (Postino, Il) (1994)", "The Postman (Il Postino) (1994)")]
    [InlineData("Eclisse, L' (Eclipse) (1962)", "L'Eclisse (Eclipse) (1962)")]
    [InlineData("Odd Life, The (a.k.a. Vie, La) (1990)", "The Odd Life (a.k.a. La Vie) (1990)")]
    [InlineData("Good, the Bad and the Ugly, The (1966)", "The Good, the Bad and the Ugly (1966)")]
    [InlineData("Me, Myself & Irene (2000)", "Me, Myself & Irene (2000)")]
    [InlineData("Heat (1995)", "Heat (1995)")]
    [InlineData("Untitled, The", "The Untitled")]
    [InlineData("", "")]
    public void Natural_TitleOfTheCatalogue_PutsArticlesInFront(string title, string expected) =>
        Assert.Equal(expected, MovieTitle.Natural(title));

    [Theory]
    [InlineData("Toy Story (1995)", 1995)]
    [InlineData("2001: A Space Odyssey (1968)", 1968)]
    [InlineData("City of Lost Children, The (Cité des enfants perdus, La) (1995)", 1995)]
    [InlineData("Death Note: Desu nôto (2006–2007)", 2006)]
    [InlineData("Babylon 5", null)]
    public void Year_OfATitle_IsInItsLastBrackets(string title, int? year) => Assert.Equal(year, MovieTitle.Year(title));
}

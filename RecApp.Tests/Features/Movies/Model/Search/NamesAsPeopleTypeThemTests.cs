using RecApp.Features.Movies.Model.Search;

namespace RecApp.Tests.Features.Movies.Model.Search;

/// <summary>The films that ship, found the way people write their names.</summary>
public sealed class NamesAsPeopleTypeThemTests(ShippedMovies shipped) : IClassFixture<ShippedMovies>
{
    private readonly MovieSearch _search = shipped.Model.Search;

    [Theory]
    [InlineData("Thelma and Louise", "Thelma & Louise (1991)")]
    [InlineData("Lilo and Stitch", "Lilo & Stitch (2002)")]
    [InlineData("Lock, Stock and Two Smoking Barrels", "Lock, Stock & Two Smoking Barrels (1998)")]
    [InlineData("Twelve Angry Men", "12 Angry Men (1957)")]
    [InlineData("Rocky 2", "Rocky II (1979)")]
    [InlineData("Godfather Part 2", "Godfather: Part II, The (1974)")]
    [InlineData("Alien³", "Alien³ (a.k.a. Alien 3) (1992)")]
    [InlineData("Bonnie & Clyde", "Bonnie and Clyde (1967)")]
    [InlineData("tt0133093", "Matrix, The (1999)")]
    [InlineData("https://www.imdb.com/title/tt0133093/", "Matrix, The (1999)")]
    public void Find_ANameInAnotherSpelling_BringsTheFilmFirst(string query, string title) => Assert.Equal(title, First(query));

    [Theory]
    [InlineData("Romeo & Juliet 1968", "Romeo and Juliet (1968)")]
    [InlineData("william shakespeares romeo and juliet", "William Shakespeare's Romeo + Juliet (1996)")]
    [InlineData("Batman and Robin", "Batman & Robin (1997)")]
    [InlineData("Rocky III", "Rocky III (1982)")]
    [InlineData("rocky 5", "Rocky V (1990)")]
    [InlineData("rocky four", "Rocky IV (1985)")]
    [InlineData("rocky2", "Rocky II (1979)")]
    [InlineData("Toy Story III", "Toy Story 3 (2010)")]
    [InlineData("toy story two", "Toy Story 2 (1999)")]
    [InlineData("Star Wars Episode 4", "Star Wars: Episode IV - A New Hope (1977)")]
    [InlineData("star wars 5", "Star Wars: Episode V - The Empire Strikes Back (1980)")]
    [InlineData("Star Wars Ep. 1", "Star Wars: Episode I - The Phantom Menace (1999)")]
    [InlineData("star trek 2", "Star Trek II: The Wrath of Khan (1982)")]
    [InlineData("Star Trek Six", "Star Trek VI: The Undiscovered Country (1991)")]
    [InlineData("kill bill volume 2", "Kill Bill: Vol. 2 (2004)")]
    [InlineData("Kill Bill part one", "Kill Bill: Vol. 1 (2003)")]
    [InlineData("Rocky part 3", "Rocky III (1982)")]
    [InlineData("back to the future 3", "Back to the Future Part III (1990)")]
    [InlineData("Friday the thirteenth part 2", "Friday the 13th Part 2 (1981)")]
    [InlineData("history of the world part 1", "History of the World: Part I (1981)")]
    [InlineData("101 dalmatians 1961", "101 Dalmatians (One Hundred and One Dalmatians) (1961)")]
    [InlineData("12 monkeys", "Twelve Monkeys (a.k.a. 12 Monkeys) (1995)")]
    [InlineData("12 Years A Slave", "12 Years a Slave (2013)")]
    [InlineData("twelve years a slave", "12 Years a Slave (2013)")]
    [InlineData("Twenty-One Jump Street", "21 Jump Street (2012)")]
    [InlineData("twenty eight days later", "28 Days Later (2002)")]
    [InlineData("50 shades of grey", "Fifty Shades of Grey (2015)")]
    [InlineData("Oceans 11 2001", "Ocean's Eleven (2001)")]
    [InlineData("oceans 13", "Ocean's Thirteen (2007)")]
    [InlineData("twenty thousand leagues under the sea", "20,000 Leagues Under the Sea (1954)")]
    [InlineData("20000 leagues under the sea", "20,000 Leagues Under the Sea (1954)")]
    [InlineData("8½", "8 1/2 (8½) (1963)")]
    [InlineData("8 1/2", "8 1/2 (8½) (1963)")]
    [InlineData("eight and a half", "8 1/2 (8½) (1963)")]
    [InlineData("nine and a half weeks", "9 1/2 Weeks (Nine 1/2 Weeks) (1986)")]
    [InlineData("9½ weeks", "9 1/2 Weeks (Nine 1/2 Weeks) (1986)")]
    [InlineData("naked gun 33⅓", "Naked Gun 33 1/3: The Final Insult (1994)")]
    [InlineData("Naked Gun 2.5", "Naked Gun 2 1/2: The Smell of Fear, The (1991)")]
    [InlineData("lion king 1 1/2", "Lion King 1½, The (2004)")]
    [InlineData("alien 3", "Alien³ (a.k.a. Alien 3) (1992)")]
    [InlineData("REC 2", "[REC]² (2009)")]
    [InlineData("(1999) The Matrix", "Matrix, The (1999)")]
    [InlineData("1999 matrix", "Matrix, The (1999)")]
    [InlineData("Matrix, The", "Matrix, The (1999)")]
    [InlineData("The Alien", "Alien (1979)")]
    [InlineData("the terminator 2", "Terminator 2: Judgment Day (1991)")]
    [InlineData("Good the Bad and the Ugly, The", "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)")]
    [InlineData("L'Avventura", "Avventura, L' (Adventure, The) (1960)")]
    [InlineData("avventura", "Avventura, L' (Adventure, The) (1960)")]
    [InlineData("les miserables 2012", "Misérables, Les (2012)")]
    [InlineData("se7en", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("Shichinin no samurai", "Seven Samurai (Shichinin no samurai) (1954)")]
    [InlineData("7 samurai", "Seven Samurai (Shichinin no samurai) (1954)")]
    [InlineData("harry potter philosophers stone", "Harry Potter and the Sorcerer's Stone (a.k.a. Harry Potter and the Philosopher's Stone) (2001)")]
    [InlineData("le fabuleux destin d'amelie poulain", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("Doctor Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("scott pilgrim versus the world", "Scott Pilgrim vs. the World (2010)")]
    [InlineData("Mister Holland's Opus", "Mr. Holland's Opus (1995)")]
    [InlineData("one flew over the cuckoos nest", "One Flew Over the Cuckoo's Nest (1975)")]
    [InlineData("walle", "WALL·E (2008)")]
    [InlineData("mash", "M*A*S*H (a.k.a. MASH) (1970)")]
    [InlineData("v for vendetta", "V for Vendetta (2006)")]
    [InlineData("malcolm x", "Malcolm X (1992)")]
    [InlineData("I Robot", "I, Robot (2004)")]
    [InlineData("up", "Up (2009)")]
    [InlineData("heat", "Heat (1995)")]
    [InlineData("500 days of summer", "(500) Days of Summer (2009)")]
    [InlineData("dr no", "Dr. No (1962)")]
    [InlineData("The Lord of the Rings: The Return of the King (2003)", "Lord of the Rings: The Return of the King, The (2003)")]
    public void Find_FurtherKindsOfSpelling_BringTheFilmFirst(string query, string title) => Assert.Equal(title, First(query));

    [Theory]
    [InlineData("TT0133093")]
    [InlineData("see https://m.imdb.com/title/tt0133093/?ref_=nv_sr_1 for it")]
    [InlineData("https://www.themoviedb.org/movie/603-the-matrix")]
    [InlineData("themoviedb.org/movie/603")]
    [InlineData("https://movielens.org/movies/2571")]
    [InlineData("https://letterboxd.com/film/the-matrix/")]
    [InlineData("https://letterboxd.com/somebody/film/the-matrix/")]
    [InlineData("letterboxd.com/film/the-matrix-1999")]
    public void Find_ALinkOfAnotherSite_LeadsToTheFilm(string query) => Assert.Equal("Matrix, The (1999)", First(query));

    [Theory]
    [InlineData("https://letterboxd.com/film/alien-3/", "Alien³ (a.k.a. Alien 3) (1992)")]
    [InlineData("https://letterboxd.com/film/8-half/", "8 1/2 (8½) (1963)")]
    [InlineData("https://letterboxd.com/film/leon-the-professional/", "Léon: The Professional (a.k.a. The Professional) (Léon) (1994)")]
    [InlineData("https://letterboxd.com/film/oceans-eleven-2001/", "Ocean's Eleven (2001)")]
    [InlineData("https://letterboxd.com/film/blade-runner-2049/", "Blade Runner 2049 (2017)")]
    public void Find_ALetterboxdLink_IsReadByItsWordsAndYear(string query, string title) => Assert.Equal(title, First(query));

    [Theory]
    [InlineData("Barbie Oppenheimer", "No film called “Barbie Oppenheimer”; our films end in 2018.")]
    [InlineData("tt9999999", "tt9999999 is none of our films, which end in 2018; it may be a series, too new, or little known.")]
    [InlineData("https://www.themoviedb.org/tv/1396-breaking-bad", "This link leads to a series, and here are films alone.")]
    [InlineData("https://boxd.it/aaaa", "A short link of Letterboxd doesn't say which film it leads to; open it and give the address that it ends at, or the film's title.")]
    [InlineData("https://example.org/film", "This link leads to no film; give a film's page at IMDb, TMDB, MovieLens or Letterboxd, or its title.")]
    public void Missing_WhatIsNotThere_SaysSoInOneSentence(string query, string sentence)
    {
        Assert.Empty(_search.Find(query, 5));
        Assert.Equal(sentence, _search.Missing(query));
    }

    private string? First(string query) => _search.Find(query, 5).Select(movie => shipped.Model.Catalogue[movie].Title).FirstOrDefault();
}

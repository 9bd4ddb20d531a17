using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Model.Catalogue;

namespace RecApp.Tests.Features.Movies.Model.Catalogue;

public class MovieCatalogueTests
{
    private static readonly MovieEntry[] Movies =
    [
        new(2571, "Matrix, The (1999)", 1999, ["Action", "Sci-Fi"], 133093, 603, 2590, 2171, 4.3f),
        new(7, "Amélie <b> (Fabuleux destin d'Amélie Poulain, Le)", null, [], null, null, 0, 0, null),
    ];

    [Fact]
    public void Write_Films_ReadBackTheSame()
    {
        var writer = new ArrayWriter();
        MovieCatalogue.From(Movies).Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));

        var read = MovieCatalogue.Read(reader);

        Assert.Equal(2, read.Count);
        Assert.Equal(["Action", "Sci-Fi"], read.GenreNames);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(Movies[i] with { Genres = [] }, read[i] with { Genres = [] });
            Assert.Equal(Movies[i].Genres, read[i].Genres);
        }
        Assert.Equal((0b11u, 0u), (read.GenreBits(0), read.GenreBits(1)));
    }

    [Theory]
    [InlineData(2571, 0)]
    [InlineData(7, 1)]
    [InlineData(8, -1)]
    [InlineData(-1, -1)]
    public void Find_Id_GivesItsIndex(int id, int index) => Assert.Equal(index, MovieCatalogue.From(Movies).Find(id));

    [Fact]
    public void From_IdTwice_IsRefused() =>
        Assert.Contains("2571", Assert.Throws<ArgumentException>(() => MovieCatalogue.From([Movies[0], Movies[0]])).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ColumnsOfDifferentLength_IsRefused()
    {
        var writer = new ArrayWriter();
        MovieCatalogue.From([Movies[0]]).Write(writer);
        MovieCatalogue.From(Movies).Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));
        reader.Read<int>();

        Assert.Throws<InvalidDataException>(() => MovieCatalogue.Read(reader));
    }
}

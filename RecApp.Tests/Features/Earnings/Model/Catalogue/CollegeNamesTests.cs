using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Page;

namespace RecApp.Tests.Features.Earnings.Model.Catalogue;

[Collection(nameof(ShippedEarnings))]
public sealed class CollegeNamesTests(ShippedEarnings shipped)
{
    [Theory]
    [InlineData("harvard univ", "Harvard University")]
    [InlineData("Harvrad", "Harvard University")]
    [InlineData("univrsity of michigan ann", "University of Michigan-Ann Arbor")]
    [InlineData("standford", "Stanford University")]
    [InlineData("birmingham alabama univ", "University of Alabama at Birmingham")]
    public void Search_NameWithSlipsOrPlace_FindsTheCollege(string query, string name) =>
        Assert.Contains(shipped.Model.Colleges.Search(query, 5), college => college.Name == name);

    [Fact]
    public void Search_NameThatSeveralShare_OffersThemWithTheirPlaces()
    {
        var found = shipped.Model.Colleges.Search("columbia college", 20).Where(college => college.Name == "Columbia College").ToArray();
        Assert.True(found.Length > 1);
        Assert.Equal(found.Length, found.Select(college => (college.City, college.State)).Distinct().Count());
    }

    [Fact]
    public void Directory_EveryCollege_FillsTheFormWithWhatItTakes()
    {
        var choices = new EarningsChoices(shipped.Model.Catalogue);
        var programme = new Programme(1107);
        var colleges = shipped.Model.Colleges.Search(null, int.MaxValue);
        Assert.Equal(6126, colleges.Count);
        Assert.All(colleges, college => Assert.True(choices.Knows(college.Fill(programme)), college.ToString()));
        Assert.Contains(colleges, college => college.Sat is null);
    }

    [Fact]
    public void Directory_ColumnsOfDifferentLength_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => new CollegeNames(new(["A"], ["B"], ["C"], [1], [11], [1, 2], [0], [0], [0])));
}

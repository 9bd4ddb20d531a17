using RecApp.Components.Layout;
using RecApp.Tests.Support;

namespace RecApp.Tests.Components.Layout;

public class PageInfoTests
{
    // Nobody looks for these.
    private static readonly string[] Excused = ["/error", "/not-found", "/admin/sign-in"];

    [Fact]
    public void All_EveryPage_HasALineOfItsOwn() =>
        Assert.All(Routes.All.Select(page => page.Template).Where(template => !template.Contains('{') && !Excused.Contains(template)), template => Assert.Equal(template, PageInfo.Of(template).Path));

    [Fact]
    public void All_Texts_FitWhereTheyAreShown()
    {
        Assert.All(PageInfo.All, page => Assert.InRange(page.Description.Length, 40, 170));
        Assert.Equal(PageInfo.All.Count, PageInfo.All.Select(page => page.Title).Distinct().Count());
    }

    [Theory]
    [InlineData("/models/playlists", "/models")]
    [InlineData("/Recommender/Movies", "/recommender/movies")]
    [InlineData("/recommenders", "/")]
    [InlineData("/no-such-page", "/")]
    public void Of_AnyAddress_IsTheNearest(string path, string expected) => Assert.Equal(expected, PageInfo.Of(path).Path);
}

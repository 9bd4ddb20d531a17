using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Library.Comparing;
using RecApp.Session;

namespace RecApp.Tests.Features.Library.Comparing;

public class CompareAddressTests
{
    [Fact]
    public void Of_AnyAddresses_CarriesBoth() => Prop.ForAll<NonNull<string>, NonNull<string>>((first, second) =>
    {
        // A lone surrogate can't be escaped, and stands in no address.
        string a = "/" + new string([.. first.Get.Where(letter => !char.IsSurrogate(letter))]), b = "/" + new string([.. second.Get.Where(letter => !char.IsSurrogate(letter))]);

        QueryReader reader = new(CompareAddress.Of(a, b));

        Assert.Equal(a, reader.Text("a"));
        Assert.Equal(b, reader.Text("b"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_TwoAnswers_StaysReadable() =>
        Assert.Equal("/compare?a=/recommender/movies?ids=1,2%26num=20&b=/sentiment?example=mixed", CompareAddress.Of("/recommender/movies?ids=1,2&num=20", "/sentiment?example=mixed"));
}

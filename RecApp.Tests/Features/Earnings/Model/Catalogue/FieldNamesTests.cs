namespace RecApp.Tests.Features.Earnings.Model.Catalogue;

[Collection(nameof(ShippedEarnings))]
public sealed class FieldNamesTests(ShippedEarnings shipped)
{
    [Theory]
    [InlineData("1107", 1107)]
    [InlineData("11.07", 1107)]
    [InlineData("11.0701", 1107)]
    [InlineData("110701", 1107)]
    [InlineData("0403", 403)]
    [InlineData("403", 403)]
    [InlineData("4.03", 403)]
    [InlineData("030101", 301)]
    [InlineData("Computer Science", 1107)]
    [InlineData("computer science.", 1107)]
    [InlineData("  Computer   Science ", 1107)]
    [InlineData("City/Urban, Community and Regional Planning.", 403)]
    [InlineData("Accounting", 5203)]
    [InlineData("TooSmall", 4099)]
    public void Find_TitleOrCode_LeadsToTheField(string text, int code) => Assert.Equal(code, shipped.Model.Fields.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("11")]
    [InlineData("9999")]
    [InlineData("-1107")]
    [InlineData("11.07.01")]
    [InlineData("1107x")]
    [InlineData("99999999999999999999")]
    [InlineData("Underwater basket weaving")]
    public void Find_AnythingElse_LeadsNowhere(string text) => Assert.Null(shipped.Model.Fields.Find(text));

    [Fact]
    public void Find_EveryTitle_LeadsToItself() =>
        Assert.All(shipped.Model.Catalogue.Fields, field => Assert.Equal(field.Title, shipped.Model.Fields[shipped.Model.Fields.Find(field.Title)!.Value].Title));

    [Theory]
    [InlineData("Bachelor\u0092s Degree")]
    [InlineData("Bachelor’s Degree")]
    [InlineData("Bachelor's Degree")]
    [InlineData("bachelors degree")]
    [InlineData("3")]
    [InlineData("3.0")]
    public void Credential_AnyApostrophe_IsTheSame(string text) => Assert.Equal(3, shipped.Model.Credentials.Find(text));

    [Theory]
    [InlineData("compter science")]
    [InlineData("science comp")]
    [InlineData("1107")]
    public void Search_SlipOrBeginningsOrCode_FindsTheField(string query) =>
        Assert.Contains(shipped.Model.Fields.Search(query, 5), field => field.Code == 1107);

    [Fact]
    public void Nearest_Nonsense_StillNamesFields() => Assert.Equal(3, shipped.Model.Fields.Nearest(new string('q', 5000), 3).Count);
}

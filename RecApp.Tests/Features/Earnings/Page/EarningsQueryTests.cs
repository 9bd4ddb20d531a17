using RecApp.Features.Earnings.Page;
using RecApp.Session;

namespace RecApp.Tests.Features.Earnings.Page;

[Collection(nameof(ShippedEarnings))]
public sealed class EarningsQueryTests(ShippedEarnings shipped)
{
    private readonly EarningsChoices _choices = new(shipped.Model.Catalogue);

    [Theory]
    [InlineData("/predictor")]
    [InlineData("/predictor?field=0403")]
    [InlineData("/predictor?field=1107&credential=5&collegeType=2&region=8&locale=12&admissionRate=0.5&sat=1250&tuition=14000&model=linear&curve=tuition")]
    [InlineData("/predictor?field=1107&region=1&college=Harvard%20University%2C%20Cambridge%2C%20MA")]
    [InlineData("/predictor?field=5202&compare=5202~3~1~~~~~,5202~2~1~5~11~0.5~1000~9000")]
    public void Parse_OwnAddress_ComesBackTheSame(string address)
    {
        var (query, problems) = Read(address);

        Assert.Empty(problems);
        Assert.Equal(address, query.ToUri());
    }

    [Theory]
    [InlineData("field=9999", "field")]
    [InlineData("field=-1107", "field")]
    [InlineData("credential=9", "credential")]
    [InlineData("region=99999999999", "region")]
    [InlineData("sat=NaN", "sat")]
    [InlineData("sat=1601", "sat")]
    [InlineData("tuition=-1", "tuition")]
    [InlineData("admissionRate=0,5", "admissionRate")]
    [InlineData("model=forest", "model")]
    [InlineData("compare=1107", "compare")]
    [InlineData("compare=9999~3~1~~~~~", "compare")]
    [InlineData("compare=1107~3~1~~~~5000~", "compare")]
    [InlineData("compare=1107~3~1~~~~~,1107~3~1~~~~~,1107~3~1~~~~~,1107~3~1~~~~~", "compare")]
    public void Parse_Damaged_NamesTheParameter(string query, string parameter) =>
        Assert.Contains(Read("/predictor?" + query).Problems, problem => problem.Parameter == parameter);

    [Fact]
    public void Examples_All_CanBeUsed() => Assert.All(EarningsExamples.All, example =>
    {
        var (query, problems) = Read(example.Address);
        Assert.Empty(problems);
        Assert.NotNull(query.Programme.Field);
    });

    private (EarningsQuery Query, IReadOnlyList<QueryProblem> Problems) Read(string address)
    {
        var (query, problems) = EarningsQuery.Parse(address);
        var (known, unknown) = query.Known(_choices);
        return (known, [.. problems, .. unknown]);
    }
}

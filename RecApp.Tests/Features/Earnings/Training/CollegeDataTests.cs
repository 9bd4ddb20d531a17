using RecApp.Features.Earnings.Training;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Training;

public sealed class CollegeDataTests : IDisposable
{
    private const string Header = "UNITID,INSTNM,CITY,STABBR,CONTROL,REGION,LOCALE,ADM_RATE_ALL,SAT_AVG_ALL,NPT4_PUB,NPT4_PRIV,UGDS\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_UnknownAndOddValues_AreZeroAndTheLargestStandsFirst()
    {
        Write("1,Small,Town,AL,2,0,-3,NULL,NULL,NULL,-1973,10\n2,Large,City,NY,1,2,11,0.5,1200,9000,NULL,5000\n3,Middle,City,NY,3,2,NULL,0,NULL,NULL,12000,NULL\n");
        var directory = CollegeData.Read(_folder.Location).Directory;
        Assert.Equal(["Large", "Small", "Middle"], directory.Names);
        Assert.Equal([2, 0, 2], directory.Regions);
        Assert.Equal([11, 0, 0], directory.Locales);
        Assert.Equal([9000, 0, 12000], directory.NetPrices);
        Assert.Equal([0.5, 0, 0], directory.AdmissionRates);
    }

    [Theory]
    [InlineData("1,A,B,AL,7,1,11,NULL,NULL,NULL,NULL,10\n", "column CONTROL")]
    [InlineData("1,A,B,AL,1,one,11,NULL,NULL,NULL,NULL,10\n", "column REGION")]
    [InlineData("", "at least one college")]
    public void Read_DamagedTable_NamesTheColumn(string rows, string reason)
    {
        Write(rows);
        Assert.Contains(reason, Assert.Throws<DataFileException>(() => CollegeData.Read(_folder.Location)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileMissing_SaysSo() =>
        Assert.Contains("institutions.csv", Assert.Throws<DataFileException>(() => CollegeData.Read(_folder.Location)).Message, StringComparison.Ordinal);

    private void Write(string rows) => File.WriteAllText(_folder.Combine("institutions.csv"), Header + rows);
}

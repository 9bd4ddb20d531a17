using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Earnings.Fitting;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Scoring;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Earnings.Scoring;

/// <summary>Programmes as the College Scorecard and people write them.</summary>
[Collection(nameof(ShippedEarnings))]
public sealed class PeoplesProgrammesTests(ShippedEarnings shipped, SharedApplication application)
{
    private const string Scorecard = "\uFEFF" + """
        UNITID,OPEID6,INSTNM,CONTROL,MAIN,CIPCODE,CIPDESC,CREDLEV,CREDDESC,REGION,LOCALE,ADM_RATE,SAT_AVG,NPT4_PUB,NPT4_PRIV,EARN_MDN_1YR,EARN_MDN_4YR,EARN_MDN_5YR
        900001,900010,Alpha State,Public,1,0101,"Agricultural Business and Management.",3,Bachelor's Degree,5,32,0.71,1090,14200,NA,41200,52000,PS
        900002,900020,Beta College,"Private, nonprofit",1,1107,Computer Science.,3,Bachelor's Degree,2,11,PS,PS,NA,21800,PS,PS,PS
        900003,900030,Gamma Inst,"Private, for-profit",1,5138,"Registered Nursing, Nursing Administration, Nursing Research and Clinical Nursing.",2,Associate's Degree,6,-3,NA,NA,NA,15999,PS,61000,PS
        900004,900040,Delta U,Public,1,5202,"Business Administration, Management and Operations.",5,Master's Degree,3,13,0.44,1234.0,-350,NA,71000,PS,PS
        900005,900050,Epsilon C,Public,1,2401,"Liberal Arts and Sciences, General Studies and Humanities.",2,Associate's Degree,0,,,,PrivacySuppressed,,PrivacySuppressed,,
        900006,900060,Zeta T,Public,1,120503,Cosmetology,99,Undergraduate Certificate or Diploma,8,21,null,nan,9000,,20000,22000,

        """;

    [Fact]
    public async Task Score_ScorecardOfToday_PredictsAllButTheRowWithAnUnknownCode()
    {
        var scored = await ScoreAsync(Scorecard);

        Assert.Equal((5, 1), (scored.Predicted, scored.Failed));
        Assert.Equal(6, Assert.Single(scored.Problems).Row);
        Assert.Contains("credential: Unknown value '99'", scored.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ScorecardOfToday_TakesTheNetPriceOfTheCollegesKind()
    {
        var inputs = Inputs(Scorecard);

        Assert.Equal([14200, 21800, 15999, 1, 0], inputs.Take(5).Select(row => row.Inputs.Tuition));
        Assert.Equal([1090, 0, 0, 1234, 0], inputs.Take(5).Select(row => row.Inputs.Sat));
        Assert.Equal([101, 1107, 5138, 5202, 2401], inputs.Take(5).Select(row => row.Inputs.Field));
        Assert.Equal([32, 11, 0, 13, 0], inputs.Take(5).Select(row => row.Inputs.Locale));
    }

    [Fact]
    public void Read_SharesAndPricesInEveryForm_AreEqualInputs()
    {
        var inputs = Inputs("""
            field,credential,collegeType,admissionRate,sat,tuition
            11.07,3,1,71,1090,14200
            11.07,3,1,71%,"1,090","14,200"
            11.07,3,1,0.71,1090,"$14,200"
            11.07,3,1,.71,1090,14200.00
            11.07,3,1,71 %,1090.0,"14,200 USD"

            """);

        Assert.Equal(5, inputs.Count);
        Assert.All(inputs, row => Assert.Empty(row.Errors));
        Assert.Single(inputs.Select(row => row.Inputs).Distinct());
    }

    [Theory]
    [InlineData("1107")]
    [InlineData("11.07")]
    [InlineData("11.0701")]
    [InlineData("110701")]
    [InlineData("'1107")]
    [InlineData("=\"1107\"")]
    [InlineData("1107.0")]
    [InlineData("Computer Science.")]
    public void Read_FieldInEveryForm_IsFound(string field) => Assert.Equal(1107, Read($"{Csv(field)},3,1,5").Field);

    [Theory]
    [InlineData("0101")]
    [InlineData("'0101'")]
    [InlineData("01.01")]
    [InlineData("101")]
    [InlineData("010101")]
    public void Read_FieldThatBeginsWithANought_IsFound(string field) => Assert.Equal(101, Read($"{Csv(field)},3,1,5").Field);

    [Theory]
    [InlineData("Bachelors Degree", 3)]
    [InlineData("Bachelor’s degree", 3)]
    [InlineData("Bachelor", 3)]
    [InlineData("Undergraduate Certificate or Diploma", 1)]
    [InlineData("Associate's", 2)]
    [InlineData("Master's Degree", 5)]
    [InlineData("Doctoral Degree", 6)]
    [InlineData("First Professional Degree", 7)]
    [InlineData("3.0", 3)]
    public void Read_CredentialInEveryForm_IsFound(string credential, int expected) => Assert.Equal(expected, Read($"1107,{Csv(credential)},1,5").Credential);

    [Theory]
    [InlineData("Public", 1)]
    [InlineData("PUBLIC", 1)]
    [InlineData("Private, nonprofit", 2)]
    [InlineData("Private nonprofit", 2)]
    [InlineData("Private non-profit", 2)]
    [InlineData("Private, for-profit", 3)]
    [InlineData("Private for-profit", 3)]
    public void Read_CollegeTypeInEveryForm_IsFound(string control, int expected) => Assert.Equal(expected, Read($"1107,3,{Csv(control)},5").CollegeType);

    [Theory]
    [InlineData("Unknown")]
    [InlineData("NA")]
    [InlineData("-3")]
    [InlineData("PrivacySuppressed")]
    [InlineData("0")]
    [InlineData("")]
    public void Read_RegionThatSaysNothing_IsUnknown(string region) => Assert.Equal(0, Read($"1107,3,1,{region}").Region);

    [Fact]
    public void Read_PriceThatCouldBeTwo_IsAskedAboutAndAnswered()
    {
        const string Csv = "field;credential;collegeType;tuition\n1107;3;1;14.200\n";
        var unclear = Assert.Throws<TableUnclearException>(() => Inputs(Csv));

        Assert.Equal("14.200", unclear.Reading.Question);
        Assert.Equal(14200, Assert.Single(Inputs(Csv, new() { Numbers = NumberConvention.Commas })).Inputs.Tuition);
    }

    [Fact]
    public void Read_EarningsAsTheScorecardWritesThem_CanBeFitted()
    {
        StringBuilder csv = new("UNITID,INSTNM,CONTROL,CIPCODE,CIPDESC,CREDLEV,CREDDESC,REGION,LOCALE,ADM_RATE,SAT_AVG,EARN_MDN_4YR\n");
        for (int i = 0; i < 63; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{900000 + (i % 9)},X{i % 9},Public,1107,Computer Science.,3,Bachelor's Degree,{1 + (i % 8)},11,{0.3 + (i / 100.0):F2},{1000 + (3 * i)},{(i % 5 == 0 ? "PS" : 40000 + (700 * i))}\n");

        var programmes = OwnProgrammes.Read(shipped.Model, Upload(csv.ToString(), null), TestContext.Current.CancellationToken);

        Assert.Equal((50, 13), (programmes.Data.Count, programmes.LeftOut));
        Assert.Empty(programmes.Problems);
    }

    private EarningsInputs Read(string row)
    {
        var (inputs, errors) = Assert.Single(Inputs($"CIPCODE,CREDDESC,CONTROL,REGION\n{row}\n"));
        Assert.Empty(errors);
        return inputs;
    }

    private List<(EarningsInputs Inputs, Dictionary<string, string[]> Errors)> Inputs(string csv, TableChoices? choices = null)
    {
        var file = ProgrammeFile.Open(shipped.Model, Upload(csv, choices), TestContext.Current.CancellationToken);
        List<(EarningsInputs, Dictionary<string, string[]>)> rows = [];
        foreach (int _ in file.Read(TestContext.Current.CancellationToken))
        {
            Dictionary<string, string[]> errors = [];
            rows.Add((file.Inputs(errors), errors));
        }
        return rows;
    }

    private async Task<ScoredCsv> ScoreAsync(string csv) =>
        await application.Services.GetRequiredService<EarningsBatchService>().ScoreAsync(Upload(csv, null), "trees", static _ => { }, TestContext.Current.CancellationToken);

    private static TableUpload Upload(string csv, TableChoices? choices) => Uploads.Tables.Upload(Encoding.UTF8.GetBytes(csv), "rows.csv", choices);

    private static string Csv(string cell) => cell.StartsWith('=') ? cell : $"\"{cell}\"";
}

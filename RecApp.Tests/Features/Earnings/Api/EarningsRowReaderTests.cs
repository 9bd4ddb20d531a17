using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;

namespace RecApp.Tests.Features.Earnings.Api;

[Collection(nameof(ShippedEarnings))]
public sealed class EarningsRowReaderTests(ShippedEarnings shipped)
{
    private static readonly EarningsInputs Programme = new(Region: 5, Locale: 12, CollegeType: 1, Field: 1107, Credential: 3, AdmissionRate: 0.62, Sat: 1100, Tuition: 15000);

    private static readonly EarningsInputs Unknown = new(0, 0, CollegeType: 1, Field: 1107, Credential: 3, 0, 0, 0);

    public static TheoryData<EarningsRow, EarningsInputs> Written => new()
    {
        { new() { Region = "5", Locale = "12", CollegeType = "1", Field = "1107", Credential = "3", AdmissionRate = "0.62", Sat = "1100", Tuition = "15000" }, Programme },
        { new() { Region = "Southeast", Locale = "12.0", CollegeType = "public", Field = "Computer Science.", Credential = "Bachelor's Degree", AdmissionRate = " 0.62 ", Sat = "1.1e3", Tuition = "15000.0" }, Programme },
        { new() { Region = "unknown", Locale = "0", CollegeType = "Public", Field = "11.0701", Credential = "3", AdmissionRate = " ", Sat = "0.0" }, Unknown },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Read_NamesCodesAndNumbers_AreWhatTheModelKnows(EarningsRow written, EarningsInputs inputs)
    {
        var (read, errors) = Read((reader, found) => reader.Read(written, "", found));
        Assert.Empty(errors);
        Assert.Equal(inputs, read);
    }

    [Fact]
    public void Read_TooSmall_SaysThatItStandsForMany()
    {
        var (read, _) = Read((reader, found) => reader.Read(new EarningsRow { Field = "TooSmall", CollegeType = "1", Credential = "3" }, "", found));
        Assert.Equal(Unknown with { Field = shipped.Model.Catalogue.TooSmallField, IsTooSmall = true }, read);
    }

    [Fact]
    public void Read_CodesAndNumbersThatTheModelKnows_StayAsTheyAre()
    {
        foreach (var programme in new[] { Programme, Unknown, Programme with { IsTooSmall = true } })
        {
            var (read, errors) = Read((reader, found) => reader.Read(programme, "", found));
            Assert.Empty(errors);
            Assert.Equal(programme, read);
        }
    }

    // A form may have been left open while another version of the model began to be served.
    [Fact]
    public void Read_CodesAndNumbersThatTheModelDoesNotKnow_AreRefusedAsTheirTextsAre()
    {
        var wrong = new EarningsInputs(Region: 77, Locale: 1, CollegeType: 0, Field: 9, Credential: 9, AdmissionRate: 62, Sat: 1700, Tuition: -5);
        var (_, typed) = Read((reader, found) => reader.Read(wrong, "rows[3].", found));
        var (_, written) = Read((reader, found) => reader.Read(
            new EarningsRow { Region = "77", Locale = "1", CollegeType = "0", Field = "0009", Credential = "9", AdmissionRate = "62", Sat = "1700", Tuition = "-5" }, "rows[3].", found));
        Assert.Equal(EarningsInputs.Names.Select(name => $"rows[3].{name}"), typed.Keys);
        Assert.Equal(written, typed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Read_NumberThatIsNone_IsRefused(double number) =>
        Assert.Equal(["sat"], Read((reader, found) => reader.Read(Programme with { Sat = number }, "", found)).Errors.Keys);

    private (EarningsInputs Inputs, Dictionary<string, string[]> Errors) Read(Func<EarningsRowReader, Dictionary<string, string[]>, EarningsInputs> read)
    {
        var errors = new Dictionary<string, string[]>();
        return (read(new(shipped.Model), errors), errors);
    }
}

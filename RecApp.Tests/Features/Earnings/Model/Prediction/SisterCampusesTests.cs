using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Tests.Features.Earnings.Model.Prediction;

public sealed class SisterCampusesTests
{
    private static readonly EarningsInputs Nursing = new(1, 11, 1, 5138, 3, 0.61, 1120, 14_000);

    private readonly SisterCampuses _sisters = new([(Nursing, 0.4), (Nursing with { Field = 1107 }, 0.1), (Nursing with { AdmissionRate = 0.62 }, 9)]);

    [Fact]
    public void Describe_CampusElsewhere_IsRecognisedByItsRates()
    {
        float[] features = Describe(Nursing with { Region = 8, Locale = 41, Tuition = 9_000 });

        // The institution and the credential know two programmes, shrunk as if there were two more; the field is known itself.
        Assert.Equal([0.125f, 2, 0.125f, 2, 0.4f / 3, 1, 0.4f, 1], features);
    }

    [Theory]
    [InlineData(0, 1120)]
    [InlineData(1, 1120)]
    [InlineData(0.61, 1130)]
    [InlineData(0.61, 0)]
    public void Describe_OtherRatesOrNone_KnowsNothing(double admissionRate, double sat) =>
        Assert.All(Describe(Nursing with { AdmissionRate = admissionRate, Sat = sat }), feature => Assert.Equal(0, feature));

    [Fact]
    public void Describe_OwnCampus_IsLeftOut()
    {
        var features = new float[SisterCampuses.Features];
        _sisters.Describe(Nursing, features, new([(Nursing, 0.4)]));

        Assert.Equal([0.1f / 3, 1, 0.1f / 3, 1, 0, 0, 0, 0], features);
    }

    [Fact]
    public void Describe_InstitutionGiven_GoesByIt() =>
        Assert.Equal(Describe(Nursing), Describe(Nursing with { Sat = 900, Institution = SharedRates.Of(Nursing) }));

    [Fact]
    public void ToDocument_ReadBack_DescribesTheSame()
    {
        var again = new SisterCampuses(_sisters.ToDocument());
        var features = new float[SisterCampuses.Features];
        again.Describe(Nursing, features);

        Assert.Equal(Describe(Nursing), features);
    }

    [Fact]
    public void Constructor_DamagedDocument_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => new SisterCampuses(new SisterDocument([new(new(0.5, 1000, 0), [51383], [0.1], [0])])));

    private float[] Describe(in EarningsInputs inputs)
    {
        var features = new float[SisterCampuses.Features];
        _sisters.Describe(inputs, features);
        return features;
    }
}

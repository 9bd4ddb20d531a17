using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Features.Earnings.Training;

namespace RecApp.Tests.Features.Earnings.Training;

public sealed class TableEffectsTests
{
    [Fact]
    public void Fit_FieldsThatDiffer_EstimatesTheDifferenceAndNothingOfTheRare()
    {
        var random = new Random(3);
        var (inputs, logarithms, institutions) = (new List<EarningsInputs>(), new List<double>(), new List<int>());
        for (int row = 0; row < 3_000; row++)
        {
            int field = row == 0 ? 4501 : row % 2 == 0 ? 1107 : 5138;
            var programme = new EarningsInputs(1 + row % 9, 11, 1 + row % 3, field, 3, 0.2 + 0.7 * random.NextDouble(), random.Next(900, 1400), random.Next(5_000, 30_000));
            inputs.Add(programme);
            logarithms.Add(10 + (field == 1107 ? 0.5 : 0) + (programme.Sat - 1100) / 1000);
            institutions.Add(row % 40);
        }
        EarningsInputs[] rows = [.. inputs];
        var document = TableEffectsTrainer.Fit(rows, [.. logarithms], [.. institutions], TableEffectsTrainer.Scales(rows));
        var tables = new EffectTables(document);
        var asked = rows[1] with { Sat = 1200 };

        Assert.Equal(0.5, tables.Estimate(asked with { Field = 1107 }).Total - tables.Estimate(asked with { Field = 5138 }).Total, 0.02);
        Assert.Equal(0.1, tables.Estimate(asked).Total - tables.Estimate(asked with { Sat = 1100 }).Total, 0.02);
        Assert.DoesNotContain(4501, document.Tables.Single(table => table.Name == "field").Keys);
    }
}

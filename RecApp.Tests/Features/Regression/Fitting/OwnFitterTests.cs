using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using RecApp.Bundles.Onnx;
using RecApp.Features.Regression.Fitting;
using RecApp.Tables;

namespace RecApp.Tests.Features.Regression.Fitting;

public class OwnFitterTests
{
    private static readonly Random Source = new(4);
    private static readonly OwnTable Table = MakeTable(200);

    private static OwnColumn Column(string name, IEnumerable<double> values) => new(name, [.. values], 0, 0, null);

    // year, size, size again, constant, sum of year and size, price, holes, text.
    private static OwnTable MakeTable(int rows)
    {
        double[] year = [.. Enumerable.Range(0, rows).Select(_ => 1950.0 + Source.Next(70))];
        double[] size = [.. Enumerable.Range(0, rows).Select(_ => Math.Round(40 + (160 * Source.NextDouble()), 1))];
        double[] price = [.. year.Zip(size, (y, s) => 1000 + (3 * (y - 1950)) + (25.5 * s) + (100 * Source.NextDouble()))];
        return new("homes.csv",
            [
                Column("year", year), Column("size", size), Column("size again", size), Column("country", year.Select(_ => 7.0)),
                Column("sum", year.Zip(size, (y, s) => y + s)), Column("price", price),
                new("holes", [.. size.Select((value, row) => row < 3 ? value : double.NaN)], rows - 3, 0, null),
                new("colour", [.. year.Select(_ => double.NaN)], 0, rows, new(1, "<b>red</b>")),
            ], rows, Uploads.Tables.SomeReading);
    }

    private static OwnFit Fit(int target, params int[] features) => OwnFitter.Fit(Table, target, features, TestContext.Current.CancellationToken);

    private static string Refusal(int target, params int[] features) => Assert.Throws<FitRefusedException>(() => Fit(target, features)).Message;

    [Fact]
    public void Fit_GoodColumns_FindsWhatMadeTheData()
    {
        var fit = Fit(5, 0, 1);
        Assert.Equal((200, 0, 5), (fit.Fit.Rows, fit.RowsLeftOut, fit.Folds));
        Assert.Equal(["intercept", "year", "size"], fit.Lines.Select(line => line.Name));
        foreach (var (line, truth) in fit.Lines.Skip(1).Zip([3.0, 25.5]))
        {
            Assert.InRange(truth, line.Coefficient - (4 * line.StandardError), line.Coefficient + (4 * line.StandardError));
            Assert.InRange(line.P!.Value, 0, 1e-6);
            Assert.Equal(line.Coefficient / line.StandardError, line.T!.Value, 1e-12);
            Assert.Equal(line.Coefficient, (line.Interval95.Low + line.Interval95.High) / 2, 1e-9);
            Assert.InRange(line.VarianceInflation!.Value, 1, 1.2);
        }
        Assert.InRange(fit.CrossValidatedRSquared, 0.99, fit.Fit.RSquared);
        Assert.Equal([true, false], fit.WholeNumbers);
    }

    [Fact]
    public void Fit_ColumnsThatCarryNothing_AreNamed()
    {
        Assert.Equal("“size again” is equal to “size” in every row. Leave one of them out.", Refusal(5, 0, 1, 2));
        Assert.Equal("“country” is the same in every row. Leave it out.", Refusal(5, 0, 3));
        Assert.Matches("follows exactly from “.+” and “.+”", Refusal(5, 0, 1, 4));
        Assert.Contains("“country” is 7 in all of the 200 complete rows", Refusal(3, 0, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ChoicesThatCannotBe_AreExplained()
    {
        Assert.Equal("“colour” is not made of numbers, as in row 1: “<b>red</b>”.", Refusal(7, 0));
        Assert.Equal("Choose at least one feature.", Refusal(5));
        Assert.Contains("is the target and can't be a feature too", Refusal(5, 5), StringComparison.Ordinal);
        Assert.Contains("3 of 200 rows are complete, and 2 features need at least 4", Refusal(5, 0, 6), StringComparison.Ordinal);
        Assert.Contains("Most are lost to “holes”", Refusal(5, 0, 6), StringComparison.Ordinal);
        Assert.Contains("not part of the table", Refusal(99, 0), StringComparison.Ordinal);
        Assert.Contains("not part of the table", Refusal(5, -1), StringComparison.Ordinal);
    }

    [Fact]
    public void Onnx_OfAFit_LoadsInTheRuntimeAndPredictsTheSame()
    {
        var fit = Fit(5, 0, 1);
        using OnnxSession session = new(OnnxExport.Write(fit));
        float[] rows = [1950, 40, 1999, 120.5f, 2019, 200, 2500, 1e4f];
        using var input = OrtValue.CreateTensorValueFromMemory(rows, [4, 2]);
        using var output = session.Run([OnnxExport.Input], [input], [OnnxExport.Output], TestContext.Current.CancellationToken);
        var predicted = output[0].GetTensorDataAsSpan<float>();
        Assert.Equal(4, predicted.Length);
        for (int row = 0; row < 4; row++)
        {
            double expected = fit.Predict([rows[2 * row], rows[(2 * row) + 1]]).Output;
            Assert.Equal((float)expected, predicted[row]);
        }
    }

    [Fact]
    public void Json_OfAFit_HoldsWhatPredictingTakes()
    {
        var fit = Fit(5, 0, 1);
        using var document = JsonDocument.Parse(JsonExport.Write(fit));
        var lines = document.RootElement.GetProperty("coefficients");
        double predicted = lines[0].GetProperty("coefficient").GetDouble() + (1999 * lines[1].GetProperty("coefficient").GetDouble()) + (120.5 * lines[2].GetProperty("coefficient").GetDouble());
        Assert.Equal(fit.Predict([1999, 120.5]).Output, predicted, 1e-8);
        Assert.Equal("price", document.RootElement.GetProperty("target").GetString());
    }

    [Fact]
    public async Task Score_ShuffledAndExtraColumns_PredictsRowByRow()
    {
        var fit = Fit(5, 0, 1);
        var table = Uploads.Tables.Read("SIZE,=cmd,Year\n100,x,2000\n,y,2001\n50,z,1e300\n"u8.ToArray());
        var result = TableScoring.Score(table, fit.Features, fit.Predict);
        Assert.Equal((1, 2), (result.Predicted, result.Failed));
        Assert.Equal(["=cmd"], result.Ignored);
        string[] lines = Encoding.UTF8.GetString(result.Csv).Split("\r\n");
        Assert.Equal("year,size,prediction,low95,high95,problem", lines[0]);
        Assert.StartsWith(FormattableString.Invariant($"2000,100,{fit.Predict([2000, 100]).Output:R},"), lines[1], StringComparison.Ordinal);
        Assert.Equal("2001,,,,,size holds no number that can be used", lines[2]);
        Assert.EndsWith(",year holds no number that can be used", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_MissingColumn_NamesItAndWhatIsThere()
    {
        var table = Uploads.Tables.Read("sizes,year\n1,2\n"u8.ToArray());
        Assert.Equal("The file has no column “size”; it has “sizes”, “year”.",
            Assert.Throws<FileRefusedException>(() => TableScoring.Score(table, ["year", "size"], _ => default)).Message);
    }
}

using RecApp.Bundles;
using RecApp.Serving;
using RecApp.Tests.Bundles;
using RecApp.Validation;

namespace RecApp.Tests.Serving;

public class MeasureReferencesTests
{
    private static readonly FeatureReference[] Definitions =
    [
        FeatureReference.EqualBins("length", MeasureRole.Input, 0, 10, 2),
        FeatureReference.EqualBins("stars", MeasureRole.Input, 0, 10, 2) with { Unknown = null },
        FeatureReference.Categories("code", MeasureRole.Output, 11, 13),
    ];

    // Asks for the lengths of rows; below 0 they are unknown.
    private static readonly Question<WordModel, double[], int> Lengths = new("words", Cost.LookUp, static (_, rows, _, _) => rows.Length)
    {
        Check = static rows =>
        {
            if (rows.Length == 0)
                throw new InvalidRequestException("rows", "Give one or more.");
        },
        Count = static rows => rows.Length,
        Measure = static (_, rows, answered, row, measured) =>
        {
            measured.Set("length", rows[row] < 0 ? null : rows[row]);
            measured.Set("stars", rows[row] < 0 ? null : rows[row]);
            measured.Set("code", 10 + answered);
        },
    };

    [Fact]
    public void Ask_SeveralRows_CountsEachByTheQuestionsOwnMeasure()
    {
        var counted = Counted([1, 4, 7], [9]);

        Assert.Equal([2, 2], counted[0].Counts);
        Assert.Equal(0, counted[0].Unknown);
        Assert.Equal([1, 0, 3], counted[2].Counts);
        Assert.Equal(Definitions.Select(definition => (definition.Feature, definition.Role, definition.AreCategories)), counted.Select(reference => (reference.Feature, reference.Role, reference.AreCategories)));
    }

    [Fact]
    public void Ask_OutsideTheEdges_CountsInTheOuterBins()
    {
        var counted = Counted([100, 0.5, 10], [1, 1, 1, 1]);

        Assert.Equal([5, 2], counted[0].Counts);
        Assert.Equal([0, 0, 7], counted[2].Counts);
    }

    [Fact]
    public void Ask_UnknownValues_AreCountedWhereTheDefinitionCountsThem()
    {
        var counted = Counted([-1, -1, 3]);

        Assert.All(counted.Take(2), reference => Assert.Equal([1, 0], reference.Counts));
        Assert.Equal([2, null], counted.Take(2).Select(reference => reference.Unknown));
    }

    [Fact]
    public void Ask_RequestThatMakesNoSense_IsRefused() => Assert.Throws<InvalidRequestException>(() => Counted(Array.Empty<double>()));

    [Fact]
    public void Add_NothingSet_IsUnknown()
    {
        var references = new MeasureReferences(Definitions);
        references.Add(measured => measured.Set("code", 12));
        references.Add(static _ => { });

        var counted = references.Counted();

        Assert.Equal([2, 1], [counted[0].Unknown!.Value, counted[2].Unknown!.Value]);
        Assert.Equal([0, 1, 0], counted[2].Counts);
    }

    private static IReadOnlyList<FeatureReference> Counted(params double[][] requests)
    {
        using var model = new WordModel("word");
        var references = new MeasureReferences(Definitions);
        foreach (double[] request in requests)
            references.Ask(Lengths, model, request);
        return references.Counted();
    }
}

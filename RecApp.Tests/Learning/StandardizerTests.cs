using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class StandardizerTests
{
    private static readonly double[][] Rows = [[0, 0], [1, 0], [0, 1.5], [8, 8], [9, 8], [8, 9.5], [0, 9], [1, 10], [4, 5]];

    // scikit-learn 1.2.1, StandardScaler.
    [Fact]
    public void Transform_FixedSample_EqualsScikitLearn()
    {
        var scale = Standardizer.Fit(Rows);

        Assert.Equal([3.44444444, 5.66666667], scale.Means.Select(mean => Math.Round(mean, 8)));
        Assert.Equal([3.65486316, 3.9086798], scale.Deviations.Select(deviation => Math.Round(deviation, 8)));
        Assert.Equal([1.52004475, 0.59696201], scale.Transform(Rows[4]).Select(value => Math.Round(value, 8)));
    }

    [Fact]
    public void Restore_WhatWasTransformed_GivesItBack()
    {
        var scale = Standardizer.Fit(Rows);

        Assert.Equal([9.0, 8.0], scale.Restore(scale.Transform(Rows[4])).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Transform_ConstantColumn_IsZeroAndNotInfinite() =>
        Assert.Equal([0.0], Standardizer.Fit([[0.1], [0.1], [0.1]]).Transform([0.1]).Select(value => Math.Round(value, 12)));

    [Fact]
    public void Fit_NoRows_IsRefused() => Assert.Throws<ArgumentException>(() => Standardizer.Fit([]));
}

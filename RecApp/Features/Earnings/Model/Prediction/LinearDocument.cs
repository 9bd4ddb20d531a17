namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>The file <c>linear.json</c>: a ridge regression in USD.</summary>
/// <param name="MeanUsd">Average earnings.</param>
/// <param name="Categories">region, locale, collegeType, credential, field, family and familyCredential, in this order.</param>
/// <param name="Numbers">admissionRate, sat and tuition, in this order.</param>
/// <param name="FloorUsd">Intervals are shares of the prediction, but of no less than this.</param>
/// <param name="Ratios">By end (low90, low50, high50, high90), by <see cref="CalibrationGroup"/>: earnings as a share of the prediction.</param>
internal sealed record LinearDocument(
    double MeanUsd, LinearCategory[] Categories, LinearNumber[] Numbers, double FloorUsd, Dictionary<string, double[]> Ratios);

/// <summary>What each value of a category adds.</summary>
/// <param name="Name">The category.</param>
/// <param name="Keys">[values] ascending codes.</param>
/// <param name="Weights">[values] USD.</param>
/// <param name="Average">What the category adds on average over the data, in USD.</param>
internal sealed record LinearCategory(string Name, int[] Keys, double[] Weights, double Average)
{
    /// <summary>What the value adds to the average, in USD; a value that training never saw adds nothing.</summary>
    public double Effect(int key)
    {
        int index = Array.BinarySearch(Keys, key);
        return (index < 0 ? 0 : Weights[index]) - Average;
    }
}

/// <summary>What a number adds.</summary>
/// <param name="Name">The input.</param>
/// <param name="Mean">Mean of the known values.</param>
/// <param name="Deviation">Their standard deviation.</param>
/// <param name="Weight">USD for a standard deviation.</param>
/// <param name="Unknown">USD where it is unknown.</param>
/// <param name="Average">What it adds on average over the data, in USD.</param>
internal sealed record LinearNumber(string Name, double Mean, double Deviation, double Weight, double Unknown, double Average)
{
    /// <summary>What the value adds to the average, in USD.</summary>
    public double Effect(double value) => (value == 0 ? Unknown : Weight * (value - Mean) / Deviation) - Average;
}

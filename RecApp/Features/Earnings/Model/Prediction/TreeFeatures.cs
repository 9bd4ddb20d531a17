namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>What the boosted trees look at.</summary>
internal static class TreeFeatures
{
    /// <summary>Features of a row.</summary>
    public const int Count = Own + SisterCampuses.Features;

    /// <summary>Place of the tables' estimate, which one of the ensembles is not shown.</summary>
    public const int Estimate = 9;

    private const int Own = 11;

    /// <summary>Writes the features of a programme.</summary>
    /// <param name="row">The programme.</param>
    /// <param name="estimate">From <see cref="EffectTables.Estimate"/>.</param>
    /// <param name="sisters">What institutions add.</param>
    /// <param name="into">[<see cref="Count"/>], overwritten.</param>
    /// <param name="ownCampus">As for <see cref="SisterCampuses.Describe"/>.</param>
    public static void Write(in EarningsInputs row, (double Total, double OfField) estimate, SisterCampuses sisters, Span<float> into, SisterCampuses? ownCampus = null)
    {
        (into[0], into[1], into[2], into[3]) = (row.Region, row.Locale, row.CollegeType, row.Credential);
        (into[4], into[5], into[6]) = ((float)row.AdmissionRate, (float)row.Sat, (float)row.Tuition);
        (into[7], into[8], into[Estimate], into[10]) = (row.Family, row.Field, (float)estimate.Total, (float)estimate.OfField);
        sisters.Describe(row, into[Own..], ownCampus);
    }
}

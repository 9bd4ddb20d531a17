namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>The file <c>serving.json</c>: what turns outputs of the trees into predictions, intervals and contributions.</summary>
/// <param name="StretchFactors">By end (low90, low50, high50, high90), by group: how many spreads an end is away, which makes the intervals keep their promise.</param>
/// <param name="References">Typical programmes that explanations start from.</param>
/// <param name="ReferenceUsd">Their predictions.</param>
/// <param name="BaseUsd">The average of those.</param>
/// <param name="Walks">From which reference, and in which order, inputs are changed into those asked for.</param>
internal sealed record ServingDocument(
    Dictionary<string, double[]> StretchFactors, ReferenceProgramme[] References, double[] ReferenceUsd, double BaseUsd, Walk[] Walks);

/// <summary>A way from a reference to the programme asked for.</summary>
/// <param name="Reference">Place of the reference.</param>
/// <param name="Order">Every input once, by its place in <see cref="EarningsInputs.Names"/>.</param>
internal sealed record Walk(int Reference, int[] Order);

/// <summary>A typical programme.</summary>
internal sealed record ReferenceProgramme(
    int Region, int Locale, int CollegeType, int Field, int Credential, double AdmissionRate, double Sat, double Tuition)
{
    public EarningsInputs Inputs => new(Region, Locale, CollegeType, Field, Credential, AdmissionRate, Sat, Tuition);

    public static ReferenceProgramme Of(in EarningsInputs inputs) =>
        new(inputs.Region, inputs.Locale, inputs.CollegeType, inputs.Field, inputs.Credential, inputs.AdmissionRate, inputs.Sat, inputs.Tuition);
}

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>
/// The file <c>colleges.json</c>, column by column: what the form asks about each college. Colleges with more students stand first.
/// Codes as in <see cref="EarningsInputs"/>; 0 is unknown.
/// </summary>
public sealed record CollegeDirectory(
    string[] Names, string[] Cities, string[] States, int[] Regions, int[] Locales, int[] CollegeTypes, double[] AdmissionRates, double[] Sats, double[] NetPrices)
{
    /// <exception cref="InvalidDataException">Lengths differ.</exception>
    internal void Check()
    {
        int[] lengths = [Cities.Length, States.Length, Regions.Length, Locales.Length, CollegeTypes.Length, AdmissionRates.Length, Sats.Length, NetPrices.Length];
        if (lengths.Any(length => length != Names.Length))
            throw new InvalidDataException("The directory of colleges is damaged.");
    }

    internal College this[int place] => new(
        Names[place], Cities[place], States[place], Known(Regions[place]), Known(Locales[place]), CollegeTypes[place],
        Known(AdmissionRates[place]), Known(Sats[place]), Known(NetPrices[place]));

    private static T? Known<T>(T value)
        where T : struct, IEquatable<T> => value.Equals(default) ? null : value;
}

/// <summary>A college and what the form asks about it; null where that is not known.</summary>
/// <param name="Name">Such as <c>University of Alabama at Birmingham</c>; several colleges share some names.</param>
/// <param name="City">Where it is.</param>
/// <param name="State">Two letters.</param>
/// <param name="Region">Code of the region.</param>
/// <param name="Locale">Code of the locale.</param>
/// <param name="CollegeType">Code of the type.</param>
/// <param name="AdmissionRate">Above 0, at most 1.</param>
/// <param name="Sat">Average SAT of those admitted.</param>
/// <param name="Tuition">Average net price in USD a year.</param>
public sealed record College(
    string Name, string City, string State, int? Region, int? Locale, int CollegeType, double? AdmissionRate, double? Sat, double? Tuition);

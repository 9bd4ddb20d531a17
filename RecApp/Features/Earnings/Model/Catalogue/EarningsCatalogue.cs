namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Names, counts and histograms around the predictions: the file <c>catalogue.json</c>. Aggregates only.</summary>
public sealed record EarningsCatalogue
{
    /// <summary>Regions of the United States.</summary>
    public required IReadOnlyList<CodeName> Regions { get; init; }

    /// <summary>How urban a college's place is.</summary>
    public required IReadOnlyList<CodeName> Locales { get; init; }

    /// <summary>Who controls a college.</summary>
    public required IReadOnlyList<CodeName> CollegeTypes { get; init; }

    /// <summary>Degrees and certificates.</summary>
    public required IReadOnlyList<CodeName> Credentials { get; init; }

    /// <summary>Groups of fields: the first two digits of a CIP code.</summary>
    public required IReadOnlyList<FieldFamily> Families { get; init; }

    /// <summary>Fields of study by code.</summary>
    public required IReadOnlyList<FieldOfStudy> Fields { get; init; }

    /// <summary>Further titles, in the form in which names are compared, and the code each leads to.</summary>
    public required IReadOnlyDictionary<string, int> FieldAliases { get; init; }

    /// <summary>Stands for the source system's <c>TooSmall</c>.</summary>
    public required int TooSmallField { get; init; }

    /// <summary>Programmes by <c>type-credential</c>.</summary>
    public required IReadOnlyDictionary<string, int> CollegeTypeCredentials { get; init; }

    /// <summary>Earnings of the data.</summary>
    public required EarningsHistograms Histograms { get; init; }

    /// <summary>What of the numeric inputs occurs in the data.</summary>
    public required InputRanges Inputs { get; init; }
}

/// <summary>A value of a category.</summary>
public sealed record CodeName(int Code, string Name);

/// <summary>A group of fields.</summary>
public sealed record FieldFamily(int Code, string Title);

/// <summary>A field of study.</summary>
/// <param name="Code">Four digits of the CIP code as a number.</param>
/// <param name="Cip">The four digits.</param>
/// <param name="Title">As the data writes it, without the full stop.</param>
/// <param name="Family">The first two digits.</param>
/// <param name="Programmes">Programmes with known earnings; 0 for a field that only occurs in suppressed ones.</param>
/// <param name="Institutions">Colleges behind them.</param>
/// <param name="ByCredential">Programmes of each credential that occurs.</param>
/// <param name="TooSmall">Whether the source system folded it into <c>TooSmall</c>.</param>
public sealed record FieldOfStudy(
    int Code, string Cip, string Title, int Family, int Programmes, int Institutions, IReadOnlyDictionary<int, int> ByCredential, bool TooSmall);

/// <summary>Histograms of earnings.</summary>
/// <param name="BinWidthUsd">Width of a bin.</param>
/// <param name="Bins">Bins from 0; one more holds everything above.</param>
/// <param name="ByCredential">By code of the credential.</param>
/// <param name="ByFieldCredential">By <c>field-credential</c>; only where at least three colleges stand behind it.</param>
public sealed record EarningsHistograms(
    int BinWidthUsd, int Bins, IReadOnlyDictionary<int, BinCounts> ByCredential, IReadOnlyDictionary<string, BinCounts> ByFieldCredential);

/// <summary>Counts of neighbouring bins.</summary>
/// <param name="FirstBin">The bin of the first count.</param>
/// <param name="Counts">Programmes in each bin from there.</param>
public sealed record BinCounts(int FirstBin, IReadOnlyList<int> Counts);

/// <summary>The inputs in the data.</summary>
public sealed record InputRanges(
    InputRange AdmissionRate, InputRange Sat, InputRange Tuition, CodeCounts Region, CodeCounts Locale, CodeCounts CollegeType, CodeCounts Credential);

/// <summary>How many programmes have each code.</summary>
/// <param name="Codes">Ascending; 0 is unknown.</param>
/// <param name="Counts">Programmes with each of them.</param>
public sealed record CodeCounts(IReadOnlyList<int> Codes, IReadOnlyList<long> Counts);

/// <summary>An input in the data.</summary>
/// <param name="Min">Smallest known value.</param>
/// <param name="Max">Largest.</param>
/// <param name="Median">Middle.</param>
/// <param name="UnknownShare">Share of programmes without it.</param>
/// <param name="Edges">Edges of the bins of a histogram.</param>
/// <param name="Counts">Programmes in each bin.</param>
public sealed record InputRange(double Min, double Max, double Median, double UnknownShare, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);

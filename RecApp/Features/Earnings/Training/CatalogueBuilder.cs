using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Training;

/// <summary>Builds what the page shows around a prediction. Aggregates only: a histogram of a field is left out where few institutions stand behind it.</summary>
internal static class CatalogueBuilder
{
    private const int BinWidthUsd = 2_500, Bins = 60, InputBins = 20, FewestInstitutions = 3;
    private const string AllFields = "field_of_study.csv";

    private static readonly CodeName[] Regions =
        Names((1, "New England"), (2, "Mid East"), (3, "Great Lakes"), (4, "Plains"), (5, "Southeast"), (6, "Southwest"), (7, "Rocky Mountains"), (8, "Far West"), (9, "Outlying areas"));

    private static readonly CodeName[] Locales = Names(
        (11, "City: large"), (12, "City: midsize"), (13, "City: small"), (21, "Suburb: large"), (22, "Suburb: midsize"), (23, "Suburb: small"),
        (31, "Town: fringe"), (32, "Town: distant"), (33, "Town: remote"), (41, "Rural: fringe"), (42, "Rural: distant"), (43, "Rural: remote"));

    private static readonly CodeName[] Credentials = Names(
        (1, "Undergraduate Certificate or Diploma"), (2, "Associate's Degree"), (3, "Bachelor's Degree"), (4, "Post-baccalaureate Certificate"),
        (5, "Master's Degree"), (6, "Doctoral Degree"), (7, "First Professional Degree"), (8, "Graduate/Professional Certificate"));

    /// <summary>Builds the catalogue, and says which further files it is made of.</summary>
    /// <param name="folder">As for <see cref="EarningsData.Read"/>.</param>
    /// <param name="data">From there.</param>
    /// <exception cref="DataFileException">A file, a column or a value is missing or not what it should be.</exception>
    public static (EarningsCatalogue Catalogue, DataSource[] Sources) Build(string folder, EarningsData data)
    {
        var (titles, folded) = OwnTitles(EarningsData.Find(folder, EarningsData.Name));
        string allFields = EarningsData.Find(folder, AllFields), cip = EarningsData.Find(folder, CipTitles.Name);
        int rows = AddTitles(allFields, titles);
        var cipTitles = CipTitles.Read(cip);
        FieldOfStudy[] fields = [.. titles.Select(title => Field(title.Key, title.Value, data, folded.Contains(title.Key)))];
        var catalogue = new EarningsCatalogue
        {
            Regions = Regions,
            Locales = Locales,
            CollegeTypes = Names([.. EarningsData.CollegeTypes.Select((name, i) => (i + 1, name))]),
            Credentials = Credentials,
            Families = cipTitles.Families(fields),
            Fields = fields,
            FieldAliases = cipTitles.Aliases(fields),
            TooSmallField = MiddleOf(folded, data),
            CollegeTypeCredentials = data.Inputs.CountBy(row => $"{row.CollegeType}-{row.Credential}").OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(),
            Histograms = Histograms(data),
            Inputs = new(
                Range(data, row => row.AdmissionRate), Range(data, row => row.Sat), Range(data, row => row.Tuition),
                Codes(data, row => row.Region), Codes(data, row => row.Locale), Codes(data, row => row.CollegeType), Codes(data, row => row.Credential)),
        };
        return (catalogue, [EarningsData.Account(allFields, rows), EarningsData.Account(cip, cipTitles.Count)]);
    }

    private static CodeName[] Names(params (int Code, string Name)[] names) => [.. names.Select(name => new CodeName(name.Code, name.Name))];

    private static (SortedDictionary<int, string> Titles, HashSet<int> Folded) OwnTitles(string path)
    {
        var (titles, folded) = (new SortedDictionary<int, string>(), new HashSet<int>());
        using var table = DelimitedFile.Open(path, ',', "CIPCODE", "CIPDESC", "CIPDESC_new");
        while (table.Read())
        {
            int code = EarningsData.Code(table, 0);
            titles[code] = table[1];
            if (table[2] == "TooSmall")
                folded.Add(code);
        }
        return (titles, folded);
    }

    // Fields that occur in suppressed programmes only.
    private static int AddTitles(string path, SortedDictionary<int, string> titles)
    {
        using var table = DelimitedFile.Open(path, ',', "CIPCODE", "CIPDESC");
        while (table.Read())
            titles.TryAdd(EarningsData.Code(table, 0), table[1]);
        return table.Rows;
    }

    private static FieldOfStudy Field(int code, string title, EarningsData data, bool isTooSmall)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => data.Inputs[row].Field == code)];
        return new(code, $"{code:0000}", title.TrimEnd('.'), code / 100, rows.Length, rows.Select(row => data.Institutions[row]).Distinct().Count(),
            rows.CountBy(row => data.Inputs[row].Credential).OrderBy(pair => pair.Key).ToDictionary(), isTooSmall);
    }

    // Of the fields folded into the source's TooSmall, the one of median earnings stands for it.
    private static int MiddleOf(HashSet<int> folded, EarningsData data)
    {
        (double Median, int Code)[] sorted = [.. folded.Select(code => (Median([.. data.Inputs.Zip(data.EarningsUsd).Where(pair => pair.First.Field == code).Select(pair => pair.Second)]), code)).Order()];
        return sorted.Length == 0 ? data.Inputs[0].Field : sorted[sorted.Length / 2].Code;
    }

    private static EarningsHistograms Histograms(EarningsData data)
    {
        var rows = Enumerable.Range(0, data.Count);
        return new(BinWidthUsd, Bins,
            rows.GroupBy(row => data.Inputs[row].Credential).OrderBy(group => group.Key).ToDictionary(group => group.Key, Counts),
            rows.GroupBy(row => (data.Inputs[row].Credential, data.Inputs[row].Field)).Where(group => group.Select(row => data.Institutions[row]).Distinct().Count() >= FewestInstitutions)
                .OrderBy(group => group.Key).ToDictionary(group => $"{group.Key.Field}-{group.Key.Credential}", Counts));

        BinCounts Counts(IEnumerable<int> chosen)
        {
            var bins = chosen.CountBy(row => (int)Math.Min(data.EarningsUsd[row] / BinWidthUsd, Bins)).ToDictionary();
            int first = bins.Keys.Min();
            return new(first, [.. Enumerable.Range(first, bins.Keys.Max() - first + 1).Select(bin => bins.GetValueOrDefault(bin))]);
        }
    }

    private static InputRange Range(EarningsData data, Func<EarningsInputs, double> of)
    {
        double[] known = [.. data.Inputs.Select(of).Where(value => value > 0).Order()];
        double width = (known[^1] - known[0]) / InputBins;
        var counts = new long[InputBins];
        foreach (double value in known)
            counts[width > 0 ? Math.Min((int)((value - known[0]) / width), InputBins - 1) : 0]++;
        return new(known[0], known[^1], Median(known), 1 - (double)known.Length / data.Count, [.. Enumerable.Range(0, InputBins + 1).Select(edge => known[0] + edge * width)], counts);
    }

    private static CodeCounts Codes(EarningsData data, Func<EarningsInputs, int> of)
    {
        var counts = data.Inputs.CountBy(of).OrderBy(pair => pair.Key).ToArray();
        return new([.. counts.Select(pair => pair.Key)], [.. counts.Select(pair => (long)pair.Value)]);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

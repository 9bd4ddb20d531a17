using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>An uploaded table of programmes, read row by row. Inputs go by their names in requests, in the drop-in route or in the data set, in any order.</summary>
internal sealed class ProgrammeFile
{
    private const string Earnings = "earningsUsd", College = "college";

    private static readonly string[] Required = ["field", "credential", "collegeType"];

    // By input, the names that it goes by, without case, blanks and underscores; of several columns the first name counts.
    private static readonly Dictionary<string, string[]> InputNames = new()
    {
        ["region"] = ["region"],
        ["locale"] = ["locale", "place"],
        ["collegeType"] = ["collegetype", "coltype", "control", "typeofcollege"],
        ["field"] = ["field", "fieldofstudy", "cip", "cipcode", "cipdesc", "cipdescnew"],
        ["credential"] = ["credential", "cred", "credlev", "creddesc"],
        ["admissionRate"] = ["admissionrate", "adm", "admrateall", "admrate"],
        ["sat"] = ["sat", "averagesat", "satavgall", "satavg"],
        // A college has one of the two last, by its type.
        ["tuition"] = ["tuition", "tuit", "netprice", "npt4pub", "npt4priv"],
        [Earnings] = ["earningsusd", "earnings", "earnmdnhi2yr", "earnmdn4yr", "earnmdn1yr", "earnmdn5yr"],
        [College] = ["college", "unitid", "opeid6", "instnm"],
    };

    // The Scorecard's codes of what it does not say; of its places alone, for a net price may be below 0.
    private const string NotApplicable = "-3";

    private static readonly string[] Numbers = ["admissionRate", "sat", "tuition", Earnings];

    private readonly TableFile _file;
    private readonly TableUpload _upload;
    private readonly NumberEvidence _evidence;
    private readonly NumberConvention _convention;
    private readonly Dictionary<string, int[]> _places;
    private readonly EarningsRowReader _reader;
    private readonly RowTally _tally = new();
    private string[] _cells = [];

    private ProgrammeFile(TableFile file, TableUpload upload, EarningsModel model, bool withEarnings, CancellationToken cancellationToken)
    {
        (_file, _upload, _reader) = (file, upload, new(model));
        string[] headers = [.. file.Names.Select(Plain)];
        _places = InputNames.ToDictionary(input => input.Key, input => input.Value.Select(name => Array.IndexOf(headers, name)).Where(place => place >= 0).ToArray());
        Absent = [.. Template.Where(input => _places[input].Length == 0)];
        HashSet<int> used = [.. Template.Except(Absent).SelectMany(input => input == "tuition" ? _places[input] : _places[input][..1])];
        Unused = [.. file.Names.Where((_, place) => !used.Contains(place))];
        Demand(Required);
        Demand(withEarnings ? [Earnings] : []);
        _evidence = file.Evidence([.. Numbers.SelectMany(input => _places[input])], cancellationToken);
        _convention = file.ClearConvention(upload.FileName, _evidence);
        _reader.Convention = _convention;
        if (file.Choices.Numbers is null)
            AskAboutPrices(cancellationToken);
    }

    /// <summary>How much is read.</summary>
    public static TableLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 100_000, Columns: 100, Cell: 1_000)
    {
        // The result while it grows, and once more when it is whole; inputs, a prediction and what is wrong with a row.
        MemoryPerByte = 9,
        MemoryPerRow = 300,
    };

    /// <summary>Header of the template, in the order of the form.</summary>
    public static IReadOnlyList<string> Template { get; } = ["field", "credential", "collegeType", "region", "locale", "admissionRate", "sat", "tuition"];

    /// <summary>Names of all columns, all different and none blank.</summary>
    public IReadOnlyList<string> Names => _file.Names;

    /// <summary>Inputs without a column: unknown in every row.</summary>
    public IReadOnlyList<string> Absent { get; }

    /// <summary>Columns that are no input.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Whether there is a column that tells colleges apart.</summary>
    public bool HasCollege => _places[College].Length > 0;

    /// <summary>Rows gone through so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Place of the current row, from 1 for the first under the header.</summary>
    public int Row { get; private set; }

    /// <summary>A cell of the current row.</summary>
    public string this[int column] => _cells[column];

    /// <summary>Admission rates above 1, which were read as percentages.</summary>
    public int Percentages => _reader.Percentages;

    /// <summary>How the file was understood.</summary>
    public TableReading Reading => _file.Reading(_upload.FileName, Rows, _evidence, _tally);

    /// <summary>Opens a file and finds its columns.</summary>
    /// <param name="model">Knows fields and categories.</param>
    /// <param name="upload">The file, with what was said about it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="withEarnings">Whether a column of earnings is needed.</param>
    /// <exception cref="FileRefusedException">The file can't be read, or a column that is needed is missing; the message tells a person why.</exception>
    /// <exception cref="TableUnclearException">Its numbers can be read in two ways.</exception>
    public static ProgrammeFile Open(EarningsModel model, TableUpload upload, CancellationToken cancellationToken, bool withEarnings = false) =>
        new(TableFile.Open(upload.Content, Limits, upload.Choices, name => InputNames.Values.Any(names => names.Contains(Plain(name)))), upload, model, withEarnings, cancellationToken);

    /// <summary>Goes through the rows; at each it is that row's inputs and cells that are given.</summary>
    /// <exception cref="FileRefusedException">The file is damaged, or larger than allowed.</exception>
    public IEnumerable<int> Read(CancellationToken cancellationToken)
    {
        foreach (var (number, cells) in _file.Rows(_tally, cancellationToken))
        {
            (Row, _cells) = (number, cells);
            yield return ++Rows;
        }
    }

    /// <summary>Every row that can be read, with cells in the order of <see cref="Names"/>.</summary>
    public IEnumerable<TableRow> Cells(CancellationToken cancellationToken) => _file.Rows(null, cancellationToken);

    /// <summary>The inputs of the current row.</summary>
    /// <param name="errors">Receives what is wrong, by field.</param>
    /// <param name="explain">Whether errors say what is allowed.</param>
    public EarningsInputs Inputs(IDictionary<string, string[]> errors, bool explain = true)
    {
        _reader.Explains = explain;
        EarningsRow row = new()
        {
            Region = Cell("region"),
            Locale = Cell("locale"),
            CollegeType = Cell("collegeType"),
            Field = Cell("field"),
            Credential = Cell("credential"),
            AdmissionRate = Cell("admissionRate"),
            Sat = Cell("sat"),
            Tuition = Cell("tuition"),
        };
        return _reader.Read(row, "", errors);
    }

    /// <summary>The earnings of the current row as text; blank where they are not known.</summary>
    public string EarningsText() => Cell(Earnings) ?? "";

    /// <summary>The earnings in USD a year; null where the text is no number.</summary>
    public double? EarningsUsd(string text) => NumberText.TryParse(text, _convention, out double usd) ? usd : null;

    /// <summary>What tells the college of the current row apart; null where nothing does.</summary>
    public string? CollegeText() => _places[College].Select(place => _cells[place]).FirstOrDefault(text => text.Length > 0);

    // Of several columns the first that says something; what data sets write for a value that is not there is nothing.
    private string? Cell(string input)
    {
        foreach (int place in _places[input])
        {
            // Spreadsheets know by an apostrophe that 0101 is a text.
            string text = _cells[place].Trim('\'');
            if (!NumberText.IsMissing(text) && !(text == NotApplicable && input is "locale" or "region"))
                return input == "tuition" ? Price(place, text) : text;
            if (input is not ("tuition" or Earnings))
                return null;
        }
        return null;
    }

    // Grants may exceed what a college costs: a net price below 0 is as good as none, and 0 means that it is not known.
    private string Price(int place, string text) =>
        Plain(_file.Names[place]).StartsWith("npt4", StringComparison.Ordinal) && NumberText.TryParse(text, _convention, out double usd) && usd < 1 ? "1" : text;

    // 14.200 is a price of 14,200 or of 14.2, and 14,200 too, whatever other columns say; an SAT is no number below 400.
    private void AskAboutPrices(CancellationToken cancellationToken)
    {
        int[] places = [.. _places["tuition"], .. _places["sat"], .. _places[Earnings]];
        if (_file.Rows(null, cancellationToken).SelectMany(row => places.Select(place => row.Cells[place])).FirstOrDefault(cell => NumberEvidence.IsOpen(cell, _convention)) is { } open)
            throw new TableUnclearException(Reading with { Question = open });
    }

    private void Demand(string[] inputs)
    {
        string[] missing = [.. inputs.Where(input => _places[input].Length == 0)];
        if (missing.Length > 0)
        {
            throw new FileRefusedException($"The file has no column {Quoted(missing)}; it has {Quoted(Names.Take(10))}{(Names.Count > 10 ? " …" : "")}. The template shows all names.");
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"“{name}”"));

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

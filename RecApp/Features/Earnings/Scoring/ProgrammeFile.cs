using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>An uploaded CSV of programmes, read row by row. Inputs go by their names in requests, in the drop-in route or in the data set, in any order.</summary>
internal sealed class ProgrammeFile : IAsyncDisposable
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
        ["tuition"] = ["tuition", "tuit", "netprice"],
        [Earnings] = ["earningsusd", "earnings", "earnmdnhi2yr"],
        [College] = ["college", "unitid", "opeid6", "instnm"],
    };

    private readonly CsvUpload _upload;
    private readonly Dictionary<string, int[]> _places;
    private readonly EarningsRowReader _reader;

    private ProgrammeFile(CsvUpload upload, EarningsModel model)
    {
        (_upload, _reader) = (upload, new(model));
        string[] headers = [.. upload.Names.Select(Plain)];
        _places = InputNames.ToDictionary(input => input.Key, input => input.Value.Select(name => Array.IndexOf(headers, name)).Where(place => place >= 0).ToArray());
        Absent = [.. Template.Where(input => _places[input].Length == 0)];
        HashSet<int> used = [.. Template.Except(Absent).Select(input => _places[input][0])];
        Unused = [.. upload.Names.Where((_, place) => !used.Contains(place))];
    }

    /// <summary>How much is read.</summary>
    public static CsvLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 100_000, Columns: 100, Cell: 1_000)
    {
        // Cells in quotation marks, once as they came and twice in the result; inputs, a prediction and what is wrong with a row.
        MemoryPerByte = 9,
        MemoryPerRow = 300,
    };

    /// <summary>Header of the template, in the order of the form.</summary>
    public static IReadOnlyList<string> Template { get; } = ["field", "credential", "collegeType", "region", "locale", "admissionRate", "sat", "tuition"];

    /// <summary>Names of all columns, all different and none blank.</summary>
    public IReadOnlyList<string> Names => _upload.Names;

    /// <summary>Inputs without a column: unknown in every row.</summary>
    public IReadOnlyList<string> Absent { get; }

    /// <summary>Columns that are no input.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Whether there is a column that tells colleges apart.</summary>
    public bool HasCollege => _places[College].Length > 0;

    /// <summary>Rows read so far.</summary>
    public int Rows => _upload.Rows;

    /// <summary>A cell of the current row.</summary>
    public string this[int column] => _upload[column];

    /// <summary>Opens a file and finds its columns.</summary>
    /// <param name="model">Knows fields and categories.</param>
    /// <param name="file">The upload.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="withEarnings">Whether a column of earnings is needed.</param>
    /// <exception cref="CsvRefusedException">The file can't be read, or a column that is needed is missing; the message tells a person why.</exception>
    public static async Task<ProgrammeFile> OpenAsync(EarningsModel model, Stream file, CancellationToken cancellationToken, bool withEarnings = false)
    {
        var programmes = new ProgrammeFile(await CsvUpload.OpenAsync(file, Limits, cancellationToken), model);
        try
        {
            programmes.Demand(Required);
            programmes.Demand(withEarnings ? [Earnings] : []);
            return programmes;
        }
        catch
        {
            await programmes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="CsvRefusedException">The file is damaged, or larger than allowed.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => _upload.ReadAsync(cancellationToken);

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

    /// <summary>What tells the college of the current row apart; null where nothing does.</summary>
    public string? CollegeText() => _places[College].Select(place => _upload[place]).FirstOrDefault(text => text.Length > 0);

    public ValueTask DisposeAsync() => _upload.DisposeAsync();

    // What data sets write for a value that is not there is blank here.
    private string? Cell(string input) =>
        _places[input] is [var place, ..] && _upload[place] is var text && text is not ("NULL" or "NA" or "N/A" or "PrivacySuppressed") ? text : null;

    private void Demand(string[] inputs)
    {
        string[] missing = [.. inputs.Where(input => _places[input].Length == 0)];
        if (missing.Length > 0)
        {
            throw new CsvRefusedException($"The file has no column {Quoted(missing)}; it has {Quoted(Names.Take(10))}{(Names.Count > 10 ? " …" : "")}. The template shows all names.");
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"“{name}”"));

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

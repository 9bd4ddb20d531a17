using System.Text.Json.Serialization;
using RecApp.Features.Regression.Fitting;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Uploads;

namespace RecApp.Features.Regression.Page;

/// <summary>The table of one's own and what was fitted to it: in this session only.</summary>
public sealed class OwnState : IHoldsMemory, IJsonOnDeserialized
{
    /// <summary>The file that the table was read from.</summary>
    public TableUpload Upload { get; } = new();

    /// <summary>The table; null before the first upload.</summary>
    public OwnTable? Table { get; private set; }

    /// <summary>Number of the target's column.</summary>
    public int Target { get; set; }

    /// <summary>Numbers of the features' columns.</summary>
    public SortedSet<int> Features { get; } = [];

    /// <summary>The last fit; null before the first.</summary>
    public OwnFit? Fit { get; private set; }

    /// <summary>What is typed into the fields of the fit's features.</summary>
    public string[] Texts { get; private set; } = [];

    /// <summary>The file that the fit has predicted last.</summary>
    public ScoredUpload Scored { get; } = new();

    /// <summary>Whether the choice has changed since the fit.</summary>
    public bool IsStale => Fit is not null && Table is not null
        && (Fit.Target != Table.Columns[Target].Name || !Fit.Features.SequenceEqual(Features.Select(column => Table.Columns[column].Name)));

    /// <summary>Takes a new table: the last column of numbers is the target, all others of numbers that differ are features.</summary>
    public void Use(OwnTable table)
    {
        (Table, Fit, Texts) = (table, null, []);
        Scored.Clear();
        Features.Clear();
        int[] numeric = [.. table.Columns.Index().Where(column => column.Item.IsNumeric).Select(column => column.Index)];
        Target = numeric.Length > 0 ? numeric[^1] : 0;
        foreach (int column in numeric.Where(column => column != Target && !table.Columns[column].IsConstant))
            Features.Add(column);
    }

    /// <summary>Forgets the table, for another one is under way.</summary>
    public void Forget()
    {
        (Table, Fit, Texts) = (null, null, []);
        Scored.Clear();
    }

    /// <inheritdoc/>
    public void Hold(SessionUploads uploads)
    {
        Upload.Hold(uploads);
        uploads.Hold(typeof(OwnTable), Table?.Bytes ?? 0);
        Scored.Hold(uploads);
    }

    /// <summary>What was fitted to a table that was too large to be kept is as none.</summary>
    public void OnDeserialized()
    {
        if (Table is null)
            Forget();
    }

    /// <summary>Takes a fit; the fields start at the middle of the data.</summary>
    public void Use(OwnFit fit)
    {
        Fit = fit;
        Scored.Clear();
        Texts = [.. fit.Features.Select((_, i) => NumberEntry.Text(NumberEntry.Rounded(fit.Fit.Means[i], Step(fit, i))))];
    }

    /// <summary>The step of a feature's slider.</summary>
    public static double Step(OwnFit fit, int feature) => NumberEntry.Step(fit.Minimum[feature], fit.Maximum[feature], fit.WholeNumbers[feature]);
}

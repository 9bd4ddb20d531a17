using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecApp.Charts;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Regression.Model;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Features.Regression.Page;

/// <summary>Takes a table, lets a person choose columns and fits them.</summary>
public sealed partial class OwnPanel(OwnModelService service, SessionUploads uploads, ILogger<OwnPanel> logger) : TablePanel(uploads, logger)
{
    private static readonly string Hint =
        $"CSV, Excel or JSON, up to {OwnTableReader.Limits.Megabytes} MB, {OwnTableReader.Limits.Rows:N0} rows and {OwnTableReader.Limits.Columns} columns. Separators, decimal signs and encodings are recognised.";

    private IReadOnlyList<string> _problems = [];
    private Workbench? _workbench;

    [Parameter, EditorRequired]
    public required OwnState State { get; set; }

    /// <summary>What sample data are made of; null where there is no model.</summary>
    [Parameter]
    public RegressionFacts? Facts { get; set; }

    /// <summary>Place of the tab that is shown.</summary>
    [Parameter]
    public int Tab { get; set; }

    /// <summary>Another tab is wanted.</summary>
    [Parameter]
    public EventCallback<int> OnTab { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    private string? Headline => State.Fit is { } fit ? $"Explains {FigureText.WholePercent(Math.Max(0, fit.CrossValidatedRSquared))} of {fit.Target}" : null;

    private IEnumerable<string> Notes
    {
        get
        {
            if (State.Table is not { } table)
                yield break;
            foreach (var column in table.Columns)
            {
                if (column.FirstUnreadable is { } cell)
                    yield return $"“{column.Name}”: {column.Unreadable:N0} cells hold no number, as in row {cell.Row:N0}: “{cell.Text}”.";
                if (column.Missing > 0)
                    yield return $"“{column.Name}”: {column.Missing:N0} cells are empty.";
                if (column.IsNumeric && column.IsConstant)
                    yield return $"“{column.Name}” is the same in every row.";
                if (column.HasPercents)
                    yield return $"“{column.Name}” holds percentages: 62 % counts as 0.62.";
            }
        }
    }

    protected internal override TableUpload Upload => State.Upload;

    protected internal override UploadLimits UploadLimits => OwnTableReader.Limits;

    private async Task TryAsync()
    {
        await TryAsync(_ => Task.FromResult(SampleRows.WithOutput(Facts!)));
        if (State.Table is not null)
            await FitAsync();
    }

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        State.Forget();
        var table = await Task.Run(() => OwnTableReader.Read(upload, cancellationToken), cancellationToken);
        Uploads.Hold(typeof(OwnTable), table.Bytes);
        Take(table);
        return table.Reading;
    }

    private Task FitAsync() => WorkAsync("Fitting", FitAsync);

    private async Task FitAsync(CancellationToken cancellationToken)
    {
        _problems = [];
        try
        {
            State.Use(await service.FitAsync(State.Table!, State.Target, [.. State.Features], cancellationToken));
            Uploads.Release(State.Scored);
            _workbench?.ShowAnswer();
        }
        catch (FitRefusedException refused)
        {
            _problems = refused.Problems;
        }
    }

    private void Take(OwnTable table)
    {
        State.Use(table);
        Uploads.Release(State.Scored);
        _problems = [];
    }

    private void PickTarget(int column)
    {
        // What was the target is a feature from now on, if it can be one.
        if (State.Table!.Columns[State.Target].IsNumeric)
            State.Features.Add(State.Target);
        State.Target = column;
        State.Features.Remove(column);
        _problems = [];
    }

    private void Toggle(int column, bool on)
    {
        if (on)
            State.Features.Add(column);
        else
            State.Features.Remove(column);
        _problems = [];
    }
}

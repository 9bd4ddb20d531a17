using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>A part of a page that takes a table, as a file, pasted or a sample, and works on it as soon as it is clear how it is to be read.</summary>
public abstract class TablePanel(SessionUploads uploads, ILogger logger) : UploadPanel(uploads, logger)
{
    /// <summary>What pasted cells are called.</summary>
    protected virtual string PastedName => "Pasted table";

    /// <summary>Whether what was brought last was pasted, and not a file.</summary>
    protected internal bool IsPasted { get; private set; }

    /// <summary>What was brought.</summary>
    protected internal abstract TableUpload Upload { get; }

    /// <summary>No more is read.</summary>
    protected internal abstract UploadLimits UploadLimits { get; }

    /// <summary>Works on the table and says how it was understood.</summary>
    /// <exception cref="TableUnclearException">It can be read in two ways.</exception>
    protected abstract Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken);

    /// <summary>Told when work has ended, whatever came of it.</summary>
    protected virtual Task EndedAsync() => Task.CompletedTask;

    internal Task ReadFileAsync(IBrowserFile file) => BeginAsync($"Reading {file.Name}", isPasted: false, async cancellationToken =>
    {
        // An empty stream is refused on its way here.
        if (file.Size == 0)
            throw new FileRefusedException("The file is empty.");
        await using var opened = Open(file, UploadLimits, cancellationToken);
        await TakeAsync(file.Name, opened, cancellationToken);
    });

    internal Task ReadPastedAsync(IJSStreamReference? pasted) => BeginAsync($"Reading {PastedName}", isPasted: true, async cancellationToken =>
    {
        if (pasted is null)
            throw new FileRefusedException("There is nothing in it. Paste something first.");
        await using var opened = await UploadedFile.OpenAsync(pasted, UploadLimits, Uploads, part => Show($"Reading {PastedName}", part), cancellationToken);
        await TakeAsync(PastedName, opened, cancellationToken);
    });

    /// <summary>Works on a file of ours as on an upload.</summary>
    protected Task TryAsync(Func<CancellationToken, Task<byte[]>> sample) => BeginAsync("Reading", isPasted: false, async cancellationToken =>
    {
        byte[] content = await sample(cancellationToken);
        Uploads.Hold(Upload, content.Length);
        Upload.Take(SampleFile.Name, content);
        await UnderstandAsync(cancellationToken);
    });

    /// <summary>Reads the same table in another way.</summary>
    internal Task ChooseAsync(TableChoices choices) => BeginAsync($"Reading {Upload.FileName}", IsPasted, async cancellationToken =>
    {
        Upload.Choices = choices;
        await UnderstandAsync(cancellationToken);
    });

    /// <summary>Works once more on what it was working on when its server went away.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (Upload is { Content.IsEmpty: false, Reading: null })
            await BeginAsync($"Reading {Upload.FileName}", isPasted: false, UnderstandAsync);
    }

    /// <inheritdoc/>
    protected override string? Explain(Exception problem) => problem switch
    {
        OperationCanceledException when IsPasted => "Cancelled. What you pasted is still here.",
        IOException or JSException when IsPasted => "What you pasted could not be read to its end. Try again.",
        _ => base.Explain(problem),
    };

    private async Task BeginAsync(string step, bool isPasted, Func<CancellationToken, Task> work)
    {
        if (Step is null)
            IsPasted = isPasted;
        await WorkAsync(step, work);
        await EndedAsync();
    }

    private async Task TakeAsync(string name, UploadedFile opened, CancellationToken cancellationToken)
    {
        var content = await TableContent.ReadAsync(opened.Content, UploadLimits, cancellationToken);
        opened.KeepFor(Upload, UploadLimits.Memory(content.Length));
        Upload.Take(name, content);
        await UnderstandAsync(cancellationToken);
    }

    private async Task UnderstandAsync(CancellationToken cancellationToken)
    {
        try
        {
            Upload.Reading = await UseAsync(Upload, cancellationToken);
            // Working on it took more than keeping it does.
            Uploads.Hold(Upload, Upload.Content.Length);
        }
        catch (TableUnclearException unclear)
        {
            Upload.Reading = unclear.Reading;
        }
        catch when (Upload.Reading is null)
        {
            Uploads.Release(Upload);
            Upload.Clear();
            throw;
        }
    }
}

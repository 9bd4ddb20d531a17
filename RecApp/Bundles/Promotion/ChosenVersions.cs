using System.Text.Json;
using RecApp.Storage;

namespace RecApp.Bundles.Promotion;

/// <summary>
/// Which versions were put into service, in a file of the storage folder: a restart serves them again, and an instance that starts while
/// what it shares with others is away goes on with what it knew last. Safe for concurrent use.
/// </summary>
/// <param name="file">The file's absolute path; null for one that forgets.</param>
public sealed class ChosenVersions(string? file)
{
    /// <summary>The file's name in the storage folder.</summary>
    public const string FileName = "served.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _lock = new();
    private volatile Dictionary<string, ChosenVersion>? _known;

    /// <summary>Completes when the choices are those of all instances; no model is loaded before. Complete in a single process.</summary>
    public Task Known { get; internal set; } = Task.CompletedTask;

    /// <summary>What was chosen of a model; null where nothing was.</summary>
    public ChosenVersion? Of(string model) => Read().GetValueOrDefault(model);

    /// <summary>All of them by model, sorted.</summary>
    public IReadOnlyList<(string Model, ChosenVersion Chosen)> All => [.. Read().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))];

    /// <summary>Writes down what is served. What waits goes on waiting if it was wanted later.</summary>
    /// <param name="model">A registered model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="chosenUtc">When it was chosen.</param>
    /// <param name="revision">The choice's number.</param>
    /// <exception cref="ModelUnavailableException">It can't be written; nothing has changed.</exception>
    public void Set(string model, string version, DateTimeOffset chosenUtc, long revision) =>
        Change(model, known => new(version, chosenUtc, known?.Waiting is { } waiting && (waiting.After == revision || waiting.WantedUtc > chosenUtc) ? waiting : null));

    /// <summary>Writes down what is to be served as soon as the instances can agree on it.</summary>
    /// <exception cref="ModelUnavailableException">It can't be written; nothing has changed.</exception>
    public void Wait(string model, WaitingVersion waiting) =>
        Change(model, known => new(known?.Version, known?.ChosenUtc, waiting));

    /// <summary>Nothing of a model waits any more.</summary>
    /// <exception cref="ModelUnavailableException">That can't be written.</exception>
    public void StopWaiting(string model)
    {
        if (Of(model)?.Waiting is not null)
            Change(model, known => known! with { Waiting = null });
    }

    private Dictionary<string, ChosenVersion> Read()
    {
        if (_known is { } known)
            return known;
        lock (_lock)
            return _known ??= ReadFile();
    }

    private Dictionary<string, ChosenVersion> ReadFile()
    {
        try
        {
            return file is not null && File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, ChosenVersion>>(File.ReadAllBytes(file), Json) ?? [] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // The newest versions answer then, as if nobody had chosen; the next choice writes the file anew.
            return [];
        }
    }

    private void Change(string model, Func<ChosenVersion?, ChosenVersion> change)
    {
        lock (_lock)
        {
            var known = Read();
            var changed = change(known.GetValueOrDefault(model));
            if (changed == known.GetValueOrDefault(model))
                return;
            Dictionary<string, ChosenVersion> all = new(known, StringComparer.Ordinal) { [model] = changed };
            try
            {
                Write(all);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ModelUnavailableException(model, "Which version is to be served can't be written to the storage folder.", error);
            }
            _known = all;
        }
    }

    // Whoever loses power in between finds the old file or the new one.
    private void Write(Dictionary<string, ChosenVersion> all)
    {
        if (file is null)
            return;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
        string written = file + ".new";
        using (FileStream stream = new(written, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, all, Json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(written, file, overwrite: true);
    }
}

/// <summary>What was chosen of a model.</summary>
/// <param name="Version">The version; null where one waits before any was served by choice.</param>
/// <param name="ChosenUtc">When.</param>
/// <param name="Waiting">What is to be served as soon as the instances can agree on it; null where nothing waits.</param>
public sealed record ChosenVersion(string? Version, DateTimeOffset? ChosenUtc, WaitingVersion? Waiting);

/// <summary>A version that waits for being served.</summary>
/// <param name="Version">The version.</param>
/// <param name="WantedUtc">When somebody wanted it.</param>
/// <param name="After">The choice's number that was known then: after that one it was wanted, whatever the instances' clocks say.</param>
public sealed record WaitingVersion(string Version, DateTimeOffset WantedUtc, long After);

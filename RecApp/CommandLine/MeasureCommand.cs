using System.CommandLine;
using RecApp.Bundles;

namespace RecApp.CommandLine;

/// <summary><c>measure &lt;model&gt;</c>, and the same at the end of its training.</summary>
internal static class MeasureCommand
{
    /// <summary>Makes the command of a model whose questions are answered at once.</summary>
    /// <inheritdoc cref="Create(string, string, Func{ModelBundle, string, CancellationToken, Task{IReadOnlyList{FeatureReference}}}, Func{string, ModelImportance})"/>
    public static Command Create(string model, string data, Func<ModelBundle, string, IReadOnlyList<FeatureReference>> measure, Func<string, ModelImportance>? importance = null) =>
        Create(model, data, (bundle, folder, _) => Task.FromResult(measure(bundle, folder)), importance);

    /// <summary>Makes the command.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="data">Describes the folder of data; null where questions need none.</param>
    /// <param name="measure">Asks the bundle questions made from the data in a folder.</param>
    /// <param name="importance">Weighs the inputs on the data in a folder; null where nobody does.</param>
    public static Command Create(
        string model, string? data, Func<ModelBundle, string, CancellationToken, Task<IReadOnlyList<FeatureReference>>> measure, Func<string, ModelImportance>? importance = null)
    {
        var from = new Option<string>("--data") { Description = data, Required = true };
        var models = new Option<string>("--models") { Description = "Folder of all models.", DefaultValueFactory = _ => ModelLocation.Find(null, Directory.GetCurrentDirectory()) };
        var command = new Command(model, "The newest bundle's questions and answers, as drift compares them with.") { models };
        if (data is not null)
            command.Options.Add(from);
        command.SetAction((parsed, cancellationToken) => Progress.GuardedAsync(async () =>
        {
            var bundle = NewestBundle.Open(parsed.GetRequiredValue(models), model);
            string folder = data is null ? "" : parsed.GetRequiredValue(from);
            Write(bundle, await measure(bundle, folder, cancellationToken), importance?.Invoke(folder));
        }));
        return command;
    }

    /// <summary>Measures a bundle that has just been written.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="written">Its manifest.</param>
    /// <param name="measure">Asks it questions.</param>
    /// <param name="importance">What its inputs matter; null where nobody has weighed them.</param>
    public static void AfterTraining(string models, ModelManifest written, Func<ModelBundle, IReadOnlyList<FeatureReference>> measure, ModelImportance? importance = null)
    {
        var bundle = Open(models, written);
        Write(bundle, measure(bundle), importance);
    }

    /// <inheritdoc cref="AfterTraining"/>
    public static async Task AfterTrainingAsync(string models, ModelManifest written, Func<ModelBundle, Task<IReadOnlyList<FeatureReference>>> measure)
    {
        var bundle = Open(models, written);
        Write(bundle, await measure(bundle), importance: null);
    }

    private static ModelBundle Open(string models, ModelManifest written) => ModelBundle.Open(Path.Combine(models, written.Name, written.Version));

    private static void Write(ModelBundle bundle, IReadOnlyList<FeatureReference> measures, ModelImportance? importance)
    {
        ModelBundleWriter.WriteMeasures(bundle.Folder, measures, importance);
        foreach (var measure in measures)
            Progress.Say(FormattableString.Invariant($"{measure.Feature}: {measure.Counts.Sum():N0} known, {measure.Unknown ?? 0:N0} unknown"));
        foreach (var input in importance?.Inputs ?? [])
            Progress.Say(FormattableString.Invariant($"{input.Input}: {input.Loss:F4} ± {input.StandardError:F4} of {importance!.Measure}"));
        Progress.Say($"Wrote the measures of {bundle.Manifest.Name}/{bundle.Manifest.Version}");
    }
}

using System.CommandLine;
using RecApp.Features;
using RecApp.Hosting;

namespace RecApp.CommandLine;

/// <summary>The verbs of the command line; without one the web application starts.</summary>
public static class RecAppCommands
{
    private static readonly string[] Verbs = ["train", "evaluate", "measure", "batch", "import", "backup", "copy-storage", "health"];

    /// <summary>Whether the arguments ask for a verb instead of the web application.</summary>
    public static bool Handles(string[] arguments) => arguments.Length > 0 && Verbs.Contains(arguments[0]);

    /// <summary>Runs the verb, with the features that the settings name.</summary>
    /// <returns>The process's exit code: 0 when it went well.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var configuration = WebApplication.CreateBuilder(ApplicationFolder.Options([])).Configuration;
        return await RunAsync(arguments, configuration);
    }

    /// <inheritdoc cref="RunAsync(string[])"/>
    internal static async Task<int> RunAsync(string[] arguments, IConfiguration configuration)
    {
        var configured = new ConfiguredFeatures(configuration);
        // No reason to refuse a backup.
        foreach (string problem in configured.Problems)
            Progress.Fail(problem);
        var root = new RootCommand("RecApp: train and evaluate its models, compute answers in advance, look after a server. Without a command the web application starts.")
        {
            Of(Verb.Train, "Train a model and write its bundle."),
            Of(Verb.Evaluate, "Measure how well a model does on data it has not seen."),
            Of(Verb.Measure, "Ask a trained model questions made from data, and write what they and the answers are like into its manifest."),
            Of(Verb.Batch, "Compute answers in advance."),
            Of(Verb.Import, "Clean raw data into what a model is trained on."),
            OperationCommands.Backup(),
            OperationCommands.CopyStorage(),
            OperationCommands.Health(),
        };
        return await root.Parse(arguments).InvokeAsync();

        Command Of(Verb verb, string description)
        {
            var command = new Command(verb.ToString().ToLowerInvariant(), description);
            foreach (var part in configured.Features.SelectMany(feature => feature.Commands(verb)))
                command.Subcommands.Add(part);
            return command;
        }
    }
}

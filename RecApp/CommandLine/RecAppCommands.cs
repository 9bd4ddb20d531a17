using System.CommandLine;

namespace RecApp.CommandLine;

/// <summary>The verbs of the command line; without one the web application starts.</summary>
public static class RecAppCommands
{
    private static readonly string[] Verbs = ["train", "evaluate", "batch", "import", "backup", "health"];

    /// <summary>Whether the arguments ask for a verb instead of the web application.</summary>
    public static bool Handles(string[] arguments) => arguments.Length > 0 && Verbs.Contains(arguments[0]);

    /// <summary>Runs the verb.</summary>
    /// <returns>The process's exit code: 0 when it went well.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("RecApp: train and evaluate its models, compute answers in advance, look after a server. Without a command the web application starts.")
        {
            new Command("train", "Train a model and write its bundle.") { PlaylistCommands.Train(), MovieCommands.Train(), RegressionCommands.Train(), EarningsCommands.Train(), SentimentCommands.TrainLinear(), SentimentCommands.PackLstm(), LyricsCommands.Train() },
            new Command("evaluate", "Measure how well a model does on data it has not seen.") { PlaylistCommands.Evaluate(), MovieCommands.Evaluate(), RegressionCommands.Evaluate(), EarningsCommands.Evaluate(), SentimentCommands.Evaluate(), LyricsCommands.Evaluate() },
            new Command("batch", "Compute answers in advance.") { MovieBatchCommand.Create() },
            new Command("import", "Clean raw data into what a model is trained on.") { LyricsCorpusCommand.Import() },
            OperationCommands.Backup(),
            OperationCommands.Health(),
        };
        return root.Parse(arguments).InvokeAsync();
    }
}

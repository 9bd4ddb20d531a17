namespace RecApp.CommandLine;

/// <summary>What features do on the command line.</summary>
public enum Verb
{
    /// <summary>Train a model and write its bundle.</summary>
    Train,

    /// <summary>Measure how well a model does on data it has not seen.</summary>
    Evaluate,

    /// <summary>Write into a bundle what its measures are like on data, for drift.</summary>
    Measure,

    /// <summary>Compute answers in advance.</summary>
    Batch,

    /// <summary>Clean raw data into what a model is trained on.</summary>
    Import,
}

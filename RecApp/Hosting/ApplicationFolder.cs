namespace RecApp.Hosting;

/// <summary>Where settings, and the files for browsers, lie.</summary>
internal static class ApplicationFolder
{
    /// <summary>
    /// Beside the published application, whatever folder it is started from: elsewhere it would find neither, and answer with empty
    /// styles and scripts. While it is developed there are none beside it, and the working folder is the project's.
    /// </summary>
    /// <param name="args">The command line.</param>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };
}

namespace RecApp.Storage;

/// <summary>Files and folders that only the service's user may open, whatever its umask says. Windows keeps its own access lists.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite, FolderMode = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Creates a folder that is missing; one that exists keeps its rights.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, FolderMode);
            File.SetUnixFileMode(path, FolderMode);
        }
    }

    /// <summary>Creates an empty file where there is none.</summary>
    public static void Create(string path)
    {
        // Never opened when it exists: closing it would give up the locks that SQLite holds on it in this process.
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode600;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker.
        }
    }

    /// <summary>Takes the rights of others from a file, if it exists and is this user's.</summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            if (File.Exists(path) && File.GetUnixFileMode(path) != FileMode600)
                File.SetUnixFileMode(path, FileMode600);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Of another owner, or gone by now: who put it there decides.
        }
    }
}

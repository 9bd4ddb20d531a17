using System.CommandLine;

namespace RecApp.CommandLine;

/// <summary>The option <c>--said</c> of trainings that learn from visitors too.</summary>
internal static class SaidOption
{
    /// <summary>Makes it; null where it is not given.</summary>
    public static Option<string?> Create() => new("--said") { Description = "Folder that Storage:Path of a server names, or postgresql for the one that RECAPP_STORAGE in the environment names, as in Host=db.example;Database=recapp: learn also from what its visitors kept, hid and said. It is only read, also while the server runs." };
}

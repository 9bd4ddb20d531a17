using System.CommandLine;

namespace RecApp.CommandLine;

/// <summary>The option <c>--said</c> of trainings that learn from visitors too.</summary>
internal static class SaidOption
{
    /// <summary>Makes it; null where it is not given.</summary>
    public static Option<string?> Create() => new("--said") { Description = "Folder that Storage:Path of a server names: learn also from what its visitors kept, hid and said. It is only read, also while the server runs." };
}

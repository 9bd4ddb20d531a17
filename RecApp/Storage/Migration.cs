using System.Globalization;

namespace RecApp.Storage;

/// <summary>A script under Storage/Migrations: <c>0001_what_it_does.sql</c>, in SQL that SQLite and PostgreSQL both understand.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "RecApp.Storage.Migrations.";

    /// <summary>Every script in this application, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        [.. typeof(Migration).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).OrderBy(m => m.Number)];

    private static Migration Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        string file = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
        return new(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}

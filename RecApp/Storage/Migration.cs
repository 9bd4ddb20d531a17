using System.Globalization;

namespace RecApp.Storage;

/// <summary>A script under Storage/Migrations or Storage/PairMigrations: <c>0001_what_it_does.sql</c>, the former in SQL that SQLite and PostgreSQL both understand.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Every script of <c>recapp.db</c>, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Of("RecApp.Storage.Migrations.");

    /// <summary>Every script of the file with pre-computed pairs, in order. That file is always SQLite's.</summary>
    public static IReadOnlyList<Migration> Pairs { get; } = Of("RecApp.Storage.PairMigrations.");

    private static IReadOnlyList<Migration> Of(string folder) =>
        [.. typeof(Migration).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => Read(name, folder)).OrderBy(m => m.Number)];

    private static Migration Read(string resource, string folder)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        string file = Path.GetFileNameWithoutExtension(resource[folder.Length..]);
        return new(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}

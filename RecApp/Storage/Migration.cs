using System.Globalization;

namespace RecApp.Storage;

/// <summary>
/// A script in a folder of Storage: <c>0001_what_it_does.sql</c> where SQLite and PostgreSQL both understand it, else one for each, as in
/// <c>0001_what_it_does.postgresql.sql</c>.
/// </summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Every script of a folder for an engine, in order.</summary>
    /// <param name="folder"><c>Migrations</c> or <c>PairMigrations</c>.</param>
    /// <param name="engine"><c>sqlite</c> or <c>postgresql</c>.</param>
    public static IReadOnlyList<Migration> Of(string folder, string engine)
    {
        string prefix = $"RecApp.Storage.{folder}.";
        return
        [
            .. from resource in typeof(Migration).Assembly.GetManifestResourceNames()
               where resource.StartsWith(prefix, StringComparison.Ordinal)
               let parts = resource[prefix.Length..].Split('.')
               where parts is [_, "sql"] || (parts is [_, var only, "sql"] && only == engine)
               orderby parts[0]
               select Read(resource, parts[0]),
        ];
    }

    private static Migration Read(string resource, string name)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
    }
}

using RecApp.Tables;

namespace RecApp.Bundles;

/// <summary>Opens a data set's files and keeps account of what was read: origin, hash and rows.</summary>
/// <param name="origin">By its path a file's name, address and licence.</param>
internal sealed class SourceFiles(Func<string, (string Name, string Url, string Licence)> origin)
{
    private readonly List<(string Path, Func<long> Rows)> _files = [];

    /// <summary>Opens a table and accounts for it.</summary>
    public DelimitedFile Open(string path, char delimiter, params string[] columns)
    {
        var table = DelimitedFile.Open(path, delimiter, columns);
        _files.Add((path, () => table.Rows));
        return table;
    }

    /// <summary>Accounts for a file that was read otherwise.</summary>
    public void Add(string path, long rows) => _files.Add((path, () => rows));

    /// <summary>Everything read so far, by name.</summary>
    public IReadOnlyList<DataSource> Account() =>
        [.. _files.Select(file => Describe(file.Path, file.Rows())).OrderBy(source => source.Name, StringComparer.Ordinal)];

    private DataSource Describe(string path, long rows)
    {
        var (name, url, licence) = origin(path);
        return new(name, url, licence, DataFile.Sha256(path), rows);
    }
}
